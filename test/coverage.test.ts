import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { by, type Claim, without } from '../scripts/coverage/claim';
import { coverageOf, SUBJECTS } from '../scripts/coverage/coverage';
import { renderCoveragePage } from '../scripts/coverage/coverage-page';
import { EXAMPLES, synthesizeExamples } from './coverage/examples';
import { importValidVpc } from './support/import-valid-vpc';
import { ROOT } from './support/source-graph';
import { NEW_APP_FLAGS } from './support/template';

const TEMPLATES = synthesizeExamples();

const isSet = (claim: Claim | undefined) => claim !== undefined && 'setBy' in claim;

describe.each(SUBJECTS)('of $name', (subject) => {
  const rows = coverageOf(subject, TEMPLATES);
  const pathsWhere = (condition: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(condition).map(({ path }) => path);

  test('every property has what sets it, or a reason', () => {
    expect(pathsWhere(({ claim }) => claim === undefined)).toEqual([]);
  });

  test('nothing is said of a property that is gone', () => {
    const paths = new Set(rows.map(({ path }) => path));

    expect(Object.keys(subject.claims).filter((path) => !paths.has(path))).toEqual([]);
  });

  test('an example has every property that is said to be set', () => {
    expect(pathsWhere(({ claim, isRendered }) => isSet(claim) && !isRendered)).toEqual([]);
  });

  test('no example has a property that is said to be left out', () => {
    expect(pathsWhere(({ claim, isRendered }) => !isSet(claim) && isRendered)).toEqual([]);
  });
});

describe('the coverage', () => {
  const pool = SUBJECTS.find(({ name }) => name.endsWith('WarmPool'))!;

  test('shows a property that nobody has thought of', () => {
    const { PoolState: _, ...claims } = pool.claims;

    expect(coverageOf({ ...pool, claims }, TEMPLATES)).toContainEqual({
      path: 'PoolState',
      claim: undefined,
      isRendered: true,
    });
  });

  test('takes the claim of the property above, and of none beside', () => {
    const claims = { InstanceReusePolicy: by('reuse'), Min: without('too short') };

    const rows = coverageOf({ ...pool, claims }, []);

    expect(rows.filter(({ claim }) => claim).map(({ path }) => path)).toEqual([
      'InstanceReusePolicy',
      'InstanceReusePolicy.ReuseOnScaleIn',
    ]);
  });

  test('fails when the CDK no longer declares a resource', () => {
    const declaration = { ...pool.declaration, root: 'CfnPoolProps' };

    expect(() => coverageOf({ ...pool, declaration }, [])).toThrow('the CDK must declare CfnPoolProps');
  });
});

test('docs/coverage.md is what npm run docs:coverage writes', () => {
  expect(readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8')).toBe(renderCoveragePage(TEMPLATES));
});

test('the built-in CloudFormation validation finds nothing wrong with the examples', () => {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  EXAMPLES.forEach((build, index) => {
    const stack = new Stack(app, `Test${index}`);
    importValidVpc(stack);
    build(stack);
  });
  jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

  const { directory } = app.synth();

  expect(JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')).pluginReports).toEqual([]);
});
