import { join } from 'node:path';
import { ClosedLoop, type ClosedLoopOptions } from '../../../lib/local-aws/closed-loop/closed-loop';
import { generateTrace, parseGenerator } from '../../../lib/twin/load/generators';
import type { Run } from '../../../lib/twin/simulate/run';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { readStack, type Stack } from '../../../lib/twin/template/read-stack';
import { controlledService } from '../../support/controlled-service';
import { ROOT } from '../../support/source-graph';

const MINUTES = 60_000;

/** Of ten hours, with noise, so that both target tracking and the controller have to act. */
const { perMinute: demand, start } = generateTrace({
  ...parseGenerator('daily:mean=4,amplitude=0.9,noise=0.2'),
  minutes: 600,
  seed: 3,
});

function stackWith(environment: object): Stack {
  return readStack(controlledService(environment, 'capacity-controller'), { stackName: 'Web' });
}

beforeAll(() => {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
});

async function replay(stack: Stack, options: Partial<ClosedLoopOptions> = {}) {
  const folder = join(ROOT, 'assets');
  const loop = new ClosedLoop({ stack, folder, group: stack.groups[0]!, demand, start, seed: 1, ...options });
  await loop.open();
  try {
    const run: Run = await loop.replay('max');
    return { run, invoked: loop.invoked };
  } finally {
    await loop.close();
  }
}

describe('a load replayed through the endpoint', () => {
  test.each([
    ['lead', { CONTROLLER_MODE: 'lead', QUALITY: '5', MINIMUM_HOLD: '600' }, 1],
    ['lead, another seed', { CONTROLLER_MODE: 'lead' }, 5],
    ['shadow', {}, 1],
  ])(
    'is the same run as in process, with the bundled controller in mode %s',
    async (_mode, environment, seed) => {
      const stack = stackWith(environment);

      const { run, invoked } = await replay(stack, { seed });

      expect(invoked).toEqual({ count: 600, failed: 0, failures: [] });
      expect(run).toEqual(simulate({ stack, demand, start, seed }));
      expect(run.actions.length).toBeGreaterThan(2);
    },
    MINUTES,
  );

  test('is the same run as in process without a controller, and under other parameters', async () => {
    const stack = stackWith({ CONTROLLER_MODE: 'lead' });
    const parameters = { ingestDelay: 120, applicationBoot: 200 };

    const { run, invoked } = await replay(stack, { controller: false, parameters });

    expect(invoked).toBeUndefined();
    expect(run).toEqual(simulate({ stack, demand, start, seed: 1, controller: false, parameters }));
  });

  test(
    'tells the actions of the controller, with its reasons, from those of target tracking',
    async () => {
      const { run } = await replay(stackWith({ CONTROLLER_MODE: 'lead' }));

      const own = run.actions.filter(({ policy }) => policy.includes('Controller'));

      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ reason }) => /\d+ instead of \d+/.test(reason))).toBe(true);
      expect(run.actions.length).toBeGreaterThan(own.length);
    },
    MINUTES,
  );

  test(
    'fails no run when calls are throttled: the failed invocations are told, and the group keeps its capacity',
    async () => {
      const stack = stackWith({ CONTROLLER_MODE: 'lead' });

      const { run, invoked } = await replay(stack, { callsPerSecond: 0.001, demand: demand.subarray(0, 2) });

      expect(invoked?.failed).toBeGreaterThan(0);
      expect(invoked?.failures.join()).toMatch(/Throttling|Rate exceeded/i);
      expect(Math.min(...run.columns.desired)).toBeGreaterThanOrEqual(1);
    },
    2 * MINUTES,
  );
});
