import { CallMeter } from '../../../../lambda/capacity-controller/call-meter';
import type { InvocationContext } from '../../../../lambda/capacity-controller/controller';
import type { LoadReader } from '../../../../lambda/capacity-controller/ports';
import type { World } from '../../../../lambda/capacity-controller/surroundings';
import type { Launch } from '../../../../lib/scaling/boot-time';
import type { ControlledGroup } from '../../../../lib/scaling/controller/controlled-groups';
import type { ControllerEnvironment } from '../../../../lib/scaling/controller/controller-environment';
import type { Action } from '../../../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../../../lib/scaling/controller/load-reading';
import type { LoadWindow } from '../../../../lib/scaling/controller/load-window';
import { scheduledActionsAfter } from '../../../../lib/scaling/controller/scheduled-actions-after';

/** As a schedule sends it, without its time, so that it is never too old. */
export const SCHEDULED_EVENT = { source: 'aws.events', 'detail-type': 'Scheduled Event' };

/** When the world stands at first. */
export const START = Date.UTC(2026, 0, 1);

export const MINUTE = 60_000;

const GROUP: GroupSnapshot = {
  name: 'web',
  range: { min: 1, max: 10 },
  desiredCapacity: 1,
  suspendedProcesses: [],
  scheduledActions: [],
};

const NOBODY = { ...GROUP, name: '' };

/** A group of the world: what is asked of AWS is its to tell, and what was asked is written down. */
export interface FakeGroup {
  state: GroupSnapshot;
  readonly history: LoadReading[];
  readonly launches: Launch[];
  readonly writes: Action[];
}

/** What a world is made of. */
interface WorldOptions {
  readonly mode?: 'floor' | 'lead';
  readonly config?: Partial<ControllerEnvironment>;
  readonly policy?: Partial<ControllerEnvironment['policy']>;
}

/** How the groups of a world are controlled, without more being said. */
export function controlled(name: string): ControlledGroup {
  return { name, baseline: 1, source: { kind: 'cpu' } };
}

/** A world in memory: groups that can be sized, loads that can be read, and everything that was asked of them. */
export function newWorld(
  groups: Partial<GroupSnapshot> | readonly Partial<GroupSnapshot>[] = {},
  { mode = 'floor', config = {}, policy = {} }: WorldOptions = {},
) {
  const fakes = new Map(
    [groups].flat().map((group): [string, FakeGroup] => {
      const state = { ...GROUP, ...group };
      return [state.name, { state, history: [], launches: [], writes: [] }];
    }),
  );
  const fake = (name: string) => {
    const found = fakes.get(name);
    if (found === undefined) {
      throw new Error(`there is no Auto Scaling group named ${name}`);
    }
    return found;
  };
  const clock = { now: START, remaining: 30_000 };
  const windows: LoadWindow[] = [];
  const waits: number[] = [];
  const asked: string[] = [];
  const lines: Array<Readonly<Record<string, unknown>>> = [];
  const world: World = {
    config: {
      groups: { kind: 'listed', groups: [...fakes.keys()].map(controlled) },
      policy: {
        mode,
        isShadow: false,
        quality: 0.01,
        minimumHold: 900,
        tolerance: 0,
        scaleInLimit: 1,
        ...policy,
      },
      boot: { seconds: 120, isLearned: false },
      obeysOperators: true,
      ...config,
    },
    memories: new Map(),
    boots: new Map(),
    floors: new Map(),
    meter: new CallMeter(),
    now: () => clock.now,
    wait: async (milliseconds) => void waits.push(milliseconds),
    writeLine: (line) => lines.push(JSON.parse(JSON.stringify(line))),
    loads: {
      read: async (targets, window) => {
        windows.push(window);
        asked.push(`load of ${targets.map(({ name }) => name)}`);
        return targets.map(({ name }) => ({
          value: fake(name).history.filter(({ at }) => at > window.start && at <= window.end),
        }));
      },
    } satisfies LoadReader,
    groups: {
      read: async (name, { withInstances }) => {
        asked.push(`read ${name}${withInstances ? ' with instances' : ''}`);
        return { ...fake(name).state, ...(withInstances && { instances: [] }) };
      },
      describe: async (names, { withInstances }) => {
        asked.push(`describe ${names}${withInstances ? ' with instances' : ''}`);
        return new Map(
          names.map((name) => {
            const { scheduledActions, instanceRefresh, ...state } = fakes.get(name)?.state ?? NOBODY;
            return [name, state.name ? { value: state } : { error: new Error(`there is no group named ${name}`) }];
          }),
        );
      },
      tagged: async (key) => {
        asked.push(`groups with ${key}`);
        return new Map([...fakes.keys()].map((name) => [name, name === 'bad' ? 'many' : '1']));
      },
      scheduledActions: async (name) => {
        asked.push(`scheduled actions of ${name}`);
        return fake(name).state.scheduledActions;
      },
      instanceRefresh: async (name) => {
        asked.push(`instance refresh of ${name}`);
        return fake(name).state.instanceRefresh;
      },
      launches: async (name) => {
        asked.push(`launches of ${name}`);
        return fake(name).launches;
      },
      carryOut: async (name, action) => {
        const group = fake(name);
        group.writes.push(action);
        const scheduledActions = scheduledActionsAfter(group.state.scheduledActions, [action]);
        const desired = action.api === 'SetDesiredCapacity' ? { desiredCapacity: action.desiredCapacity } : {};
        group.state = { ...group.state, ...desired, scheduledActions };
      },
    },
  };
  const context: InvocationContext = {
    awsRequestId: 'request-1',
    functionName: 'Controller',
    getRemainingTimeInMillis: () => clock.remaining,
  };
  /** Lets a minute pass under a load, and AWS run what is due. */
  const passMinute = (cpuLoad: number) => {
    clock.now += MINUTE;
    for (const group of fakes.values()) {
      group.history.push({ at: clock.now, cpuLoad, utilization: 0.5 });
      group.state = runDue(group.state, clock.now);
    }
  };
  return { world, context, clock, passMinute, windows, waits, asked, lines, fake, web: [...fakes.values()][0]! };
}

/** What AWS does at a minute: scheduled actions whose time has come set the minimum, which desired capacity follows. */
function runDue(state: GroupSnapshot, now: number): GroupSnapshot {
  const due = state.scheduledActions.filter(({ at = Number.POSITIVE_INFINITY }) => at <= now);
  const min = due.reduce((floor, { minSize = floor }) => minSize, state.range.min);
  return {
    ...state,
    range: { ...state.range, min },
    desiredCapacity: Math.max(min, state.desiredCapacity),
    scheduledActions: state.scheduledActions.filter((action) => !due.includes(action)),
  };
}
