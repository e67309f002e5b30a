import { join } from 'node:path';
import { ClosedLoop, type ClosedLoopOptions } from '../../../lib/local-aws/closed-loop/closed-loop';
import { generateTrace, parseGenerator } from '../../../lib/twin/load/generators';
import type { Run } from '../../../lib/twin/simulate/run';
import { simulate } from '../../../lib/twin/simulate/simulate';
import type { GroupDefinition } from '../../../lib/twin/template/read-groups';
import { readStack, type Stack } from '../../../lib/twin/template/read-stack';
import { controlledService } from '../../support/controlled-service';
import { ROOT } from '../../support/source-graph';
import { scheduledAction } from '../../twin/simulate/controller/support';
import { webService } from '../../twin/template/fixtures';

const MINUTES = 60_000;

/** Of ten hours, with noise, so that both target tracking and the controller have to act. */
const { perMinute: demand, start } = generateTrace({
  ...parseGenerator('daily:mean=4,amplitude=0.9,noise=0.2'),
  minutes: 600,
  seed: 3,
});

function stackWith(environment: object, resources: object = {}): Stack {
  const template = controlledService(environment, 'capacity-controller');
  return readStack({ ...template, Resources: { ...template.Resources, ...resources } }, { stackName: 'Web' });
}

/** A source of the requests of the group's target group. */
function requests(capacity: { readonly perInstance?: number }): string {
  const [arn = ''] = stackWith({}).groups[0]!.targetGroupArns;
  const metric = {
    namespace: 'AWS/ApplicationELB',
    name: 'RequestCount',
    dimensions: { TargetGroup: arn.slice(arn.lastIndexOf('targetgroup/')) },
    statistic: 'Sum',
    reportedWith: 'RequestCountPerTarget',
  };
  return JSON.stringify({ kind: 'demand', metrics: [metric], ...capacity });
}

const { Group } = webService.Resources;
const TAGGED = { ...Group, Properties: { ...Group.Properties, Tags: [{ Key: 'Floor', Value: '1' }] } };

/** A metric that the twin does not have. */
const QUEUE = JSON.stringify({
  kind: 'demand',
  metrics: [
    { namespace: 'AWS/SQS', name: 'NumberOfMessagesSent', dimensions: { QueueName: 'jobs' }, statistic: 'Sum' },
  ],
});

beforeAll(() => {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
});

async function replay(stack: Stack, options: Partial<ClosedLoopOptions> = {}) {
  const folder = join(ROOT, 'assets');
  const loop = new ClosedLoop({ stack, folder, group: stack.groups[0]!, demand, start, seed: 1, ...options });
  await loop.open();
  try {
    const run: Run = await loop.replay('max');
    return { run, invoked: loop.invoked, metrics: loop.world.metrics };
  } finally {
    await loop.close();
  }
}

describe('a load replayed through the endpoint', () => {
  test.each([
    ['lead', { CONTROLLER_MODE: 'lead', QUALITY: '5', MINIMUM_HOLD: '600' }, 1, 600],
    ['lead, another seed', { CONTROLLER_MODE: 'lead' }, 5, 300],
    ['lead on requests', { CONTROLLER_MODE: 'lead', LOAD_SOURCE: requests({ perInstance: 2500 }) }, 1, 300],
    ['lead on requests, learned', { CONTROLLER_MODE: 'lead', LOAD_SOURCE: requests({}) }, 1, 600],
    ['lead on a queue', { CONTROLLER_MODE: 'lead', LOAD_SOURCE: QUEUE }, 1, 200],
    ['floor', {}, 1, 600],
    ['floor on requests', { LOAD_SOURCE: requests({ perInstance: 3000 }) }, 2, 300],
    ['a shadow of lead', { CONTROLLER_MODE: 'lead', SHADOW: 'true' }, 1, 200],
  ])(
    'is the same run as in process, with the bundled controller in mode %s',
    async (_mode, environment, seed, minutes) => {
      const stack = stackWith(environment);
      const load = demand.subarray(0, minutes);

      const { run, invoked } = await replay(stack, { seed, demand: load });

      expect(invoked).toEqual({ count: minutes, failed: 0, failures: [] });
      expect(run).toEqual(simulate({ stack, demand: load, start, seed }));
      expect(run.actions.length).toBeGreaterThan(1);
    },
    MINUTES,
  );

  test(
    'is the same run when the load counts requests, some minutes have none, and instances do less than was said',
    async () => {
      const stack = stackWith({ CONTROLLER_MODE: 'lead', LOAD_SOURCE: requests({ perInstance: 3000 }) });
      const gappy = demand.subarray(0, 300).map((load, minute) => (minute % 60 < 10 ? 0 : load));

      const { run } = await replay(stack, { demand: gappy, requestsPerCapacity: 2000 });

      expect(run).toEqual(simulate({ stack, demand: gappy, start, seed: 1, requestsPerCapacity: 2000 }));
      expect(run.findings.filter(({ path }) => path.startsWith('Resources.Controller'))).toEqual([]);
    },
    MINUTES,
  );

  test(
    'is the same run on a second day, when floors follow the first, beside scheduled actions of the template',
    async () => {
      const stack = stackWith({}, { Evening: scheduledAction({ Recurrence: '0 18 * * *', MinSize: 3 }) });
      const days = generateTrace({ ...parseGenerator('daily:mean=4,amplitude=0.9,noise=0.1'), minutes: 1900, seed: 3 });
      const load = { demand: days.perMinute, start: days.start };

      const { run, invoked } = await replay(stack, load);

      expect(invoked?.failed).toBe(0);
      expect(run).toEqual(simulate({ stack, ...load, seed: 1 }));
      expect(run.actions.some(({ policy }) => policy.startsWith('headroom-'))).toBe(true);
    },
    3 * MINUTES,
  );

  test.each([
    ['lists', ({ name }: GroupDefinition) => ({ AUTO_SCALING_GROUPS: JSON.stringify([{ name, baseline: 1 }]) })],
    ['finds by a tag', () => ({ AUTO_SCALING_GROUP_TAG: 'Floor' })],
  ])(
    'is the same run of a group that the controller %s',
    async (_how, environmentOf) => {
      const [group] = stackWith({}).groups;
      const environment = { AUTO_SCALING_GROUP_NAME: '', ...environmentOf(group!), CONTROLLER_MODE: 'lead' };
      const stack = stackWith(environment, { Group: TAGGED });
      const load = demand.subarray(0, 120);

      const { run, invoked } = await replay(stack, { demand: load });

      expect(invoked?.failed).toBe(0);
      expect(run).toEqual(simulate({ stack, demand: load, start, seed: 1 }));
      expect(run.actions.some(({ policy }) => policy.includes('Controller'))).toBe(true);
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

  test('keeps the metrics that the controller tells of itself', async () => {
    const stack = stackWith({});

    const { metrics } = await replay(stack, { demand: demand.subarray(0, 15) });

    const dimensions = { FunctionName: stack.functions[0]!.name };
    const heartbeats = metrics.samples({ namespace: 'Headroom', name: 'Heartbeat', dimensions });
    expect(heartbeats.map(({ sum }) => sum)).toEqual(new Array(15).fill(1));
  });

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
