import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { headroom } from '../bin/support/command-line';
import { EXAMPLES } from '../support/examples';
import { runToSuccess } from '../support/run';
import { ROOT } from '../support/source-graph';

const MINUTES = 60_000;
const CAPACITIES = ['--load', 'daily:mean=4,amplitude=0.6', '--days', '1'];
const REQUESTS = '--load daily:mean=100,amplitude=0.6 --days 1 --unit requests-per-second --capacity-per-instance 41';

/** What is said of each run on the embedded AWS; the test's name says what is not there. */
const RUNS: readonly {
  readonly name: string;
  readonly template: string;
  readonly options: readonly string[];
  readonly scales: boolean;
  readonly missing: readonly RegExp[];
}[] = [
  {
    name: 'queue-workers runs its controller, BUT NEITHER QUEUE NOR METRIC MATH IS THERE, so that nothing scales',
    template: 'queue-workers/QueueWorkers',
    options: [...CAPACITIES, '--hook', 'Drain=20'],
    scales: false,
    missing: [/Delay\w+: no effect: metric math is not modelled$/, /LOAD_SOURCE: the twin does not know AWS\/SQS/],
  },
  {
    name: 'canary scales its first group for 95 % of the load, BUT WHAT ASKS BY HEADER IS NOT KNOWN THERE, and taken as none',
    template: 'canary/CanaryRelease',
    options: [...CAPACITIES, '--group', 'WebGroupASG5FD1935A'],
    scales: true,
    missing: [/CanaryTargetGroupsOverride1\w+.*taken as none$/, /CanaryTargetGroupsOverride2\w+.*taken as none$/],
  },
  {
    name: 'ten-second-tracking scales out of its warm pool, with nothing missing',
    template: 'ten-second-tracking/TenSecondTracking',
    options: [...CAPACITIES, '--hook', 'Readiness=60'],
    scales: true,
    missing: [],
  },
  {
    name: 'your-own-group scales on requests beside a shadow, with nothing missing',
    template: 'your-own-group/YourOwnGroup',
    options: REQUESTS.split(' '),
    scales: true,
    missing: [],
  },
];

describe('the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-examples-'));
  const networkLog = join(folder, 'network.log');
  afterAll(() => rmSync(folder, { recursive: true }));

  test(
    'are synthesized by the real cdk synth from a clone, without a word and without the network',
    async () => {
      const { output } = await runToSuccess('npm', ['run', '--silent', 'synth:examples'], {
        env: {
          NODE_OPTIONS: `--require ${join(ROOT, 'test', 'support', 'no-network.cjs')}`,
          HEADROOM_NETWORK_LOG: networkLog,
        },
      });

      const told = output.split('\n').filter((line) => line !== '' && !line.startsWith('npm warn'));
      expect(told).toEqual(EXAMPLES.map(({ file }) => `examples/${file}: cdk.out/examples/${basename(file, '.ts')}`));
      expect(existsSync(networkLog) ? readFileSync(networkLog, 'utf8') : '').toBe('');
    },
    5 * MINUTES,
  );

  test.each(RUNS)(
    'on the embedded AWS $name',
    async ({ template, options, scales, missing }) => {
      const path = join(ROOT, 'cdk.out', 'examples', `${template}.template.json`);

      const { code, stdout } = await headroom('serve', path, ...options);

      const [, notes = ''] = stdout.split('To know about this run\n');
      const told = notes.split('\n').filter((line) => line.trim() !== '');
      expect(code).toBe(0);
      expect(stdout).toContain('1440 invocations of the bundled Lambda through the real SDK, 0 failed');
      expect(Number(/scale-outs +(\d+)/.exec(stdout)?.[1]) > 0).toBe(scales);
      expect(told).toEqual(missing.map((pattern) => expect.stringMatching(pattern)));
    },
    2 * MINUTES,
  );
});
