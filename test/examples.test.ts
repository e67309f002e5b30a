import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HeadroomChecks } from '../lib';
import { EXAMPLES } from './support/examples';
import { ROOT } from './support/source-graph';
import { maskAssets, NEW_APP_FLAGS } from './support/template';

const newApp = () => new App({ context: { ...NEW_APP_FLAGS } });
const textOf = (...path: readonly string[]) => readFileSync(join(ROOT, 'examples', ...path), 'utf8');

describe.each(EXAMPLES)('examples/$file', ({ file, Example }) => {
  afterEach(() => jest.restoreAllMocks());

  test('is the stack that was reviewed', () => {
    const template = Template.fromStack(new Example(newApp(), 'Example')).toJSON();

    expect(maskAssets(template)).toMatchSnapshot();
  });

  test('has no finding of the checks, nor of the built-in CloudFormation validation, not even a warning', () => {
    const app = newApp();
    new Example(app, 'Example');
    Validations.of(app).addPlugins(new HeadroomChecks());
    jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

    const { directory } = app.synth();

    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  test('asks nothing of an account: no lookups, no environment', () => {
    const app = newApp();
    const stack = new Example(app, 'Example');

    expect(app.synth().manifest.missing).toBeUndefined();
    expect(stack.environment).toBe('aws://unknown-account/unknown-region');
  });

  test('says on top what it shows, when to use it and what it costs, in a file that fits two screens', () => {
    const text = textOf(file);

    expect(text).toMatch(
      /^\/\*\*\n(?: \*.*\n)* \* Shows: (?: \*.*\n|.*\n)* \* Use it when: (?: \*.*\n|.*\n)* \* Costs a month/,
    );
    expect(text).toContain("from 'cdk-headroom'");
    expect(text.split('\n').length).toBeLessThanOrEqual(75);
  });

  test('is in the list of README.md and of examples/README.md', () => {
    expect(textOf('README.md')).toContain(`(${file})`);
    expect(textOf('..', 'README.md')).toContain(`(examples/${file})`);
  });
});

test('every file of examples is tested', () => {
  const files = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));

  expect(EXAMPLES.map(({ file }) => file)).toEqual(files.sort());
});
