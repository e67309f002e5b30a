import { handleEvent } from '../../../lambda/capacity-controller/controller';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decideOn } from '../../../lib/scaling/controller/decide-on';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import type { GroupSnapshot } from '../../../lib/scaling/controller/group-snapshot';
import { MINUTE, newWorld, SCHEDULED_EVENT } from './support/world';

type World = ReturnType<typeof newWorld>;

const tick = ({ world, context }: World) => handleEvent(SCHEDULED_EVENT, context, world);

/** A line as it is in the log. */
interface Line {
  readonly now: number;
  readonly policy: ControllerPolicy;
  readonly snapshot: GroupSnapshot;
  readonly evidence: Evidence;
}

/** A world with two days of a daily load behind it, and the lease of it, at a tick of its own. */
async function settledWorld(options: Parameters<typeof newWorld>[1] = {}): Promise<World> {
  const world = newWorld({ range: { min: 1, max: 40 } }, options);
  for (let minute = 0; minute < 2 * 1440; minute++) {
    world.passMinute(10 - 8 * Math.cos((2 * Math.PI * minute) / 1440));
  }
  for (let minute = 0; minute < 10; minute++) {
    world.passMinute(2);
    await tick(world);
  }
  return world;
}

describe('the line of a tick', () => {
  test('tells what was done, why, and what it took', async () => {
    const floor = newWorld();
    floor.passMinute(3);
    floor.clock.now += 25_000;
    floor.world.meter.reset = () => {};
    floor.world.meter.count('DescribeScheduledActions', 'web');
    floor.world.meter.countThrottle('web');

    await tick(floor);

    expect(floor.lines).toEqual([
      expect.objectContaining({
        level: 'INFO',
        time: '2026-01-01T00:01:25.000Z',
        requestId: 'request-1',
        command: 'tick',
        group: 'web',
        mode: 'floor',
        dryRun: false,
        outcome: 'changed',
        desiredCapacity: { before: 1, after: 1 },
        floor: { before: 1, after: 5 },
        newestLoad: { age: 25, offeredLoad: 3 },
        done: 3,
        ms: 0,
        calls: { DescribeScheduledActions: 1 },
        throttles: 1,
      }),
    ]);
  });

  test.each([
    ['floor', {}],
    ['lead', {}],
    ['lead', { policy: { isShadow: true } }],
  ] as const)('in %s %j is enough to decide again', async (mode, options) => {
    const world = await settledWorld({ mode, ...options });
    world.web.state = { ...world.web.state, instanceRefresh: 'InProgress' };
    for (const load of [9, 2, 9, 4]) {
      world.passMinute(load);
      await tick(world);
    }

    for (const line of world.lines) {
      const { now, policy, snapshot, evidence } = line as unknown as Line;
      const { plan, actions, reasons } = decideOn(now, policy, snapshot, evidence);
      expect(JSON.parse(JSON.stringify({ plan, actions, reasons }))).toEqual({
        plan: line.plan,
        actions: line.actions,
        reasons: line.reasons,
      });
    }
  });

  test('is of at most 10 KB for a group with a lease of its day', async () => {
    const world = await settledWorld();

    const { snapshot } = world.lines.at(-1) as unknown as Line;

    expect(snapshot.scheduledActions.length).toBeGreaterThan(20);
    expect(JSON.stringify(world.lines.at(-1)).length).toBeLessThan(10_000);
  });

  test('tells of the instances only those that are not in service', async () => {
    const lead = newWorld({}, { mode: 'lead' });
    const instance = (id: string, lifecycleState: string) => ({ id, lifecycleState, healthStatus: 'Healthy' });
    lead.web.state = { ...lead.web.state, instances: [instance('i-1', 'InService'), instance('i-2', 'Pending')] };

    await tick(lead);

    expect(lead.lines[0]?.snapshot).toMatchObject({ instances: [instance('i-2', 'Pending')] });
  });
});

describe('the metrics of a line', () => {
  test('are in embedded metric format, by the group and by the function', async () => {
    const floor = newWorld();
    floor.passMinute(3);

    await tick(floor);

    const [line] = floor.lines;
    expect(line).toMatchObject({
      AutoScalingGroupName: 'web',
      FunctionName: 'Controller',
      Floor: 1,
      PlannedCapacity: 5,
      OfferedLoad: 3,
      Margin: 2,
      LeaseRemaining: 100,
      MissingData: 0,
      Throttles: 0,
      Lag: 0,
      Heartbeat: 1,
      FloorDrift: 0,
    });
    expect(line?._aws).toEqual({
      Timestamp: floor.clock.now,
      CloudWatchMetrics: [
        {
          Namespace: 'Headroom',
          Dimensions: [['AutoScalingGroupName']],
          Metrics: [
            { Name: 'Floor', Unit: 'Count' },
            { Name: 'PlannedCapacity', Unit: 'Count' },
            { Name: 'OfferedLoad', Unit: 'None' },
            { Name: 'Margin', Unit: 'None' },
            { Name: 'LeaseRemaining', Unit: 'Percent' },
            { Name: 'MissingData', Unit: 'Count' },
            { Name: 'Throttles', Unit: 'Count' },
            { Name: 'Lag', Unit: 'Seconds' },
          ],
        },
        {
          Namespace: 'Headroom',
          Dimensions: [['FunctionName']],
          Metrics: [
            { Name: 'Heartbeat', Unit: 'Count' },
            { Name: 'LeaseRemaining', Unit: 'Percent' },
            { Name: 'FloorDrift', Unit: 'Count' },
          ],
        },
      ],
    });
  });

  test('name no metric that is not in the line', async () => {
    const empty = newWorld();

    await tick(empty);

    const [line] = empty.lines;
    const { CloudWatchMetrics: directives } = line!._aws as {
      CloudWatchMetrics: { Metrics: { Name: string }[] }[];
    };
    for (const { Name } of directives.flatMap(({ Metrics }) => Metrics)) {
      expect(line).toHaveProperty(Name);
    }
    expect(line).not.toHaveProperty('OfferedLoad');
  });

  test('tell when somebody else has changed the minimum', async () => {
    const floor = newWorld();
    for (let minute = 0; minute < 20; minute++) {
      floor.passMinute(3);
      await tick(floor);
    }
    const before = floor.lines.at(-1);
    floor.web.state = { ...floor.web.state, range: { min: 2, max: 10 } };

    floor.passMinute(3);
    await tick(floor);
    const after = floor.lines.at(-1);
    for (let minute = 0; minute < 5; minute++) {
      floor.passMinute(3);
      await tick(floor);
    }

    expect([before?.FloorDrift, after?.FloorDrift, floor.lines.at(-1)?.FloorDrift]).toEqual([0, 1, 0]);
  });

  test('run out with the lease when nobody may write', async () => {
    const held = newWorld();
    held.passMinute(3);
    await tick(held);
    held.web.state = { ...held.web.state, suspendedProcesses: ['ScheduledActions'] };

    held.clock.now += 19 * 60 * MINUTE;
    await tick(held);

    expect(held.lines.at(-1)?.LeaseRemaining).toBeLessThan(30);
  });
});
