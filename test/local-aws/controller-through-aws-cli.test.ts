import { join } from 'node:path';
import { findLambdaCode } from '../../lib/local-aws/lambda-code';
import { LambdaHost } from '../../lib/local-aws/lambda-host';
import { scheduledEvent } from '../../lib/local-aws/scheduled-event';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { controllerOf } from '../../lib/twin/template/controller-of';
import { controlledService } from '../support/controlled-service';
import { describeWithPython } from '../support/python-tools';
import { ROOT } from '../support/source-graph';
import { awsCli } from './support/aws-cli';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

const MINUTES = 60_000;
const DAY = 1440;

/** Of a day that the controller reads when it starts, and four hours that it is there for. */
const { perMinute: demand } = generateTrace({
  ...parseGenerator('daily:mean=4,amplitude=0.6,noise=0.1'),
  minutes: DAY + 4 * 60,
  seed: 1,
});

let local: LocalEndpoint;
let controller: LambdaHost;

afterEach(async () => {
  await controller.close();
  await local.close();
});

function startController(): LambdaHost {
  const definition = controllerOf(local.world.read().stack, local.groupName)!;
  const code = findLambdaCode(definition, join(ROOT, 'assets'));
  return new LambdaHost(definition, code, { endpointUrl: local.url, region: 'us-east-1', clock: local.clock });
}

interface Answer {
  readonly plan: readonly { readonly from: number; readonly capacity: number }[];
  readonly writes: readonly object[];
}

async function tick(): Promise<Answer> {
  const { payload, error } = await controller.invoke(scheduledEvent(local.clock.now(), local.world.read().stack));
  expect(error).toBeUndefined();
  return payload as Answer;
}

/** The stack a day later, and the controller through four hours, a tick each minute; the answer of the last. */
async function runFor4Hours(mode: 'floor' | 'lead'): Promise<Answer> {
  const template = controlledService({ CONTROLLER_MODE: mode }, 'capacity-controller');
  local = await startEndpoint(template, { load: { demand }, begin: 'settled' });
  controller = startController();
  local.clock.advance(60 * DAY);
  let last = await tick();
  for (let minute = 1; minute < 4 * 60; minute++) {
    local.clock.advance(60);
    last = await tick();
  }
  return last;
}

/** A function that is started anew, cold, in the place of the one that runs. */
async function killController(): Promise<void> {
  await controller.close();
  controller = startController();
}

describeWithPython('the bundled controller, read back with the AWS CLI', (tools) => {
  const aws = (...parameters: readonly string[]) => awsCli(tools().aws, local.url, parameters);

  async function readBack() {
    const ofGroup = ['--auto-scaling-group-name', local.groupName];
    const [scheduled, groups] = await Promise.all([
      aws('autoscaling', 'describe-scheduled-actions', ...ofGroup),
      aws('autoscaling', 'describe-auto-scaling-groups', '--auto-scaling-group-names', local.groupName),
    ]);
    const actions = (scheduled as { ScheduledUpdateGroupActions: readonly ScheduledAction[] })
      .ScheduledUpdateGroupActions;
    const [group] = (groups as { AutoScalingGroups: readonly Group[] }).AutoScalingGroups;
    return { actions: [...actions].sort(byTime), group: group! };
  }

  test(
    'mode floor: floors and nothing else, the release last, and the same plan after a kill',
    async () => {
      const last = await runFor4Hours('floor');

      const before = await readBack();
      const warm = await tick();
      await killController();
      const cold = await tick();
      const after = await readBack();

      expect(before.actions.map(asFloor)).toEqual(last.plan.slice(1));
      expect(before.actions.length).toBeGreaterThan(5);
      expect(before.actions.at(-1)).toMatchObject({ ScheduledActionName: 'headroom-release', MinSize: 1 });
      expect(before.actions.every(isFloorAlone)).toBe(true);
      expect(before.group.MinSize).toBeGreaterThan(1);
      expect(before.group.DesiredCapacity).toBeGreaterThanOrEqual(before.group.MinSize);
      expect([warm.writes, cold.writes]).toEqual([[], []]);
      expect([warm.plan, cold.plan]).toEqual([last.plan, last.plan]);
      expect(after).toEqual(before);
    },
    2 * MINUTES,
  );

  test(
    'mode lead: desired capacity as planned, no floor for a quarter of an hour, and the same plan after a kill',
    async () => {
      const last = await runFor4Hours('lead');

      const before = await readBack();
      await killController();
      const cold = await tick();
      const after = await readBack();

      expect(before.group).toMatchObject({ MinSize: 1, DesiredCapacity: last.plan[0]!.capacity });
      expect(before.actions.map(asFloor)).toEqual(last.plan.slice(1));
      expect(asFloor(before.actions[0]!).from).toBeGreaterThanOrEqual(1000 * (local.clock.now() + 15 * 60));
      expect(before.actions.every(isFloorAlone)).toBe(true);
      expect(cold).toMatchObject({ writes: [], plan: last.plan });
      expect(after).toEqual(before);
    },
    2 * MINUTES,
  );
});

interface ScheduledAction {
  readonly ScheduledActionName: string;
  readonly StartTime: string;
  readonly MinSize?: number;
}

interface Group {
  readonly MinSize: number;
  readonly DesiredCapacity: number;
}

const asFloor = ({ StartTime, MinSize }: ScheduledAction) => ({ from: Date.parse(StartTime), capacity: MinSize });

const byTime = (one: ScheduledAction, other: ScheduledAction) => asFloor(one).from - asFloor(other).from;

/** Whether it has a name of the controller's and sets a minimum, and no other size. */
function isFloorAlone(action: ScheduledAction): boolean {
  const sizes = Object.keys(action).filter((member) => /Size|Capacity|Recurrence/.test(member));
  return action.ScheduledActionName.startsWith('headroom-') && sizes.join() === 'MinSize';
}
