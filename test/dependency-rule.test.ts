import { parseSource, readSources, type SourceFile } from './support/source-graph';

/** The architecture, as a table: what a layer may import of ours, of others, and whether it must be pure. */
interface Layer {
  readonly of: RegExp;
  readonly ours: RegExp;
  readonly others: RegExp;
  readonly pure: boolean;
}

const NOTHING = /^$/;
const CONSTRUCTS = /^lib\/((capacity|lifecycle|deployment|policies|balancing|checks)\/)?[^/]+$/;
const LAYERS: readonly Layer[] = [
  { of: /^lib\/scaling\//, ours: /^lib\/scaling\//, others: NOTHING, pure: true },
  {
    of: /^lib\/twin\/(?!deployed\/)/, // what is simulated does not know what an API tells of it
    ours: /^lib\/(twin\/(?!deployed\/)|scaling\/)/,
    others: /^(papaparse|pure-rand\/.+|yaml)$/,
    pure: true,
  },
  { of: /^lib\/twin\/deployed\//, ours: /^lib\/(twin|scaling)\//, others: NOTHING, pure: true },
  { of: /^lib\/report\/browser\//, ours: /^lib\/report\//, others: /^uplot$/, pure: false },
  {
    of: /^lib\/report\//,
    ours: /^lib\/(report|twin|scaling)\//,
    others: /^(preact(-render-to-string)?|fast-xml-parser)$/,
    pure: true,
  },
  { of: /^lib\/record\//, ours: /^lib\/record\//, others: /^@aws-sdk\/client-cloudwatch$/, pure: false },
  {
    of: /^lib\/local-aws\//,
    ours: /^lib\/(local-aws|twin|scaling)\//,
    others: /^(node:.+|@aws-sdk\/client-auto-scaling|fast-xml-parser)$/,
    pure: false,
  },
  { of: /^lib\/checks\/rules\//, ours: /^lib\/checks\/rules\//, others: NOTHING, pure: true },
  {
    of: /^lib\/checks\//, // reads what was synthesized
    ours: /^lib\/checks\//,
    others: /^(aws-cdk-lib(\/aws-autoscaling)?|constructs|node:(fs|path))$/,
    pure: false,
  },
  {
    of: CONSTRUCTS,
    ours: CONSTRUCTS,
    others: /^(aws-cdk-lib(\/aws-[a-z0-9-]+)?|constructs|node:path)$/,
    pure: false,
  },
  {
    of: /^lambda\/capacity-controller\//,
    ours: /^(lambda\/capacity-controller|lib\/scaling)\//,
    others: /^(@aws-sdk\/(client-.+|credential-provider-env)|valibot|aws-lambda)$/,
    pure: false,
  },
  {
    of: /^lambda\/readiness\//,
    ours: /^lambda\/(readiness\/|capacity-controller\/aws\/client-options)/,
    others: /^(@aws-sdk\/client-(auto-scaling|elastic-load-balancing-v2)|valibot|aws-lambda)$/,
    pure: false,
  },
];

/** A clock, randomness, the environment and the outside world are handed in. */
const IMPURE = new RegExp(
  [
    /\bDate\.now\b/,
    /\bnew Date\b(?!\((?!\)))/, // without an argument it is the time
    /(?<!\bnew )\bDate\(/, // without `new` it is the time, whatever the argument
    /\b(performance|process|console|globalThis)\b\s*[.[?]/,
    /\bcrypto\b/,
    /\bMath\.random\b/,
    /\bfetch\(/,
    /\bset(Timeout|Interval|Immediate)\b/,
    /\bqueueMicrotask\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function violations(file: SourceFile): string[] {
  const layer = LAYERS.find(({ of }) => of.test(file.path));
  if (layer === undefined) {
    return [`${file.path} is in no layer`];
  }
  const forbidden = file.imports
    .filter((target) => !(/^(lib|lambda|bin|test|scripts)\//.test(target) ? layer.ours : layer.others).test(target))
    .map((target) => `${file.path} imports ${target}`);
  const impure = layer.pure ? (file.text.match(IMPURE) ?? []) : [];
  return [...forbidden, ...impure.map((use) => `${file.path} is not pure: ${use}`)];
}

describe('the dependency rule', () => {
  test('holds for every module', () => {
    const sources = readSources(['lib', 'lambda']);

    const found = sources.flatMap(violations);

    expect(found).toEqual([]);
    expect(sources.length).toBeGreaterThan(20);
  });

  test.each([
    ['lib/scaling/a.ts', "import { b } from '../twin/b';"],
    ['lib/scaling/a.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/scaling/a.ts', 'const now = Date.now();'],
    ['lib/scaling/a.ts', 'const now = new Date();'],
    ['lib/scaling/a.ts', 'const now = new Date;'],
    ['lib/scaling/a.ts', 'const now = Date();'],
    ['lib/scaling/a.ts', 'const now = Date(0);'],
    ['lib/scaling/a.ts', 'const started = performance.now();'],
    ['lib/scaling/a.ts', 'const id = crypto.randomUUID();'],
    ['lib/scaling/a.ts', 'const [dice] = crypto.getRandomValues(new Uint8Array(1));'],
    ['lib/scaling/a.ts', 'const dice = Math.random();'],
    ['lib/scaling/a.ts', "const home = process['env'].HOME;"],
    ['lib/scaling/a.ts', "const clock = globalThis['Date'];"],
    ['lib/twin/a.ts', 'setImmediate(() => step());'],
    ['lib/twin/simulate/a.ts', "import type { Activity } from '../deployed/activity';"],
    ['lib/twin/deployed/a.ts', 'const now = Date.now();'],
    ['lib/twin/deployed/a.ts', "import { parse } from 'yaml';"],
    ['lib/twin/deployed/a.ts', "import { LiveWorld } from '../../local-aws/live-world';"],
    ['lib/twin/a.ts', 'queueMicrotask(() => step());'],
    ['lib/twin/sub/a.ts', "import type { ElasticGroup } from '../../elastic-group';"],
    ['lib/twin/a.ts', "export { handler } from '../../lambda/capacity-controller/index';"],
    ['lib/local-aws/a.ts', "import * as v from 'valibot';"],
    ['lib/local-aws/a.ts', "import { EC2Client } from '@aws-sdk/client-ec2';"],
    ['lib/elastic-group.ts', "const twin = await import('./twin/index');"],
    ['lib/elastic-group.ts', "import { decide } from './scaling/decide';"],
    ['lib/checks/rules/a.ts', "import { Token } from 'aws-cdk-lib';"],
    ['lib/checks/a.ts', "import { PropChecks } from '../prop-checks';"],
    ['lambda/capacity-controller/a.ts', "import { ElasticGroup } from '../../lib/elastic-group';"],
    ['lambda/capacity-controller/a.ts', "import { App } from 'aws-cdk-lib';"],
    ['lambda/other.ts', ''],
  ])('finds a breach in %s: %s', (path, text) => {
    expect(violations(parseSource(path, text))).toHaveLength(1);
  });

  test.each(['new Date(time * 1000).toISOString()', 'Date.parse(text)', 'Date.UTC(2026, 0, 1)'])(
    'allows %s, which tells nothing of the time at which it runs',
    (text) => {
      expect(violations(parseSource('lib/twin/a.ts', text))).toEqual([]);
    },
  );
});
