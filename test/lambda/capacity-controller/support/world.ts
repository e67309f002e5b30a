import type { Surroundings } from '../../../../lambda/capacity-controller/surroundings';
import type { ControllerPolicy } from '../../../../lib/scaling/controller/controller-policy';
import type { Action } from '../../../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';
import type { LoadWindow } from '../../../../lib/scaling/controller/load-window';
import type { LoadSample } from '../../../../lib/scaling/load-sample';

export const SCHEDULED_EVENT = { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2026-01-01T00:00:00Z' };

/** When the world stands at first. */
export const START = Date.UTC(2026, 0, 1);

const GROUP: GroupSnapshot = { name: 'web', range: { min: 1, max: 10 }, desiredCapacity: 1, suspendedProcesses: [] };

export const MINUTE = 60_000;

/** A world in memory: a group that can be sized, a load that can be read, and everything that was asked of them. */
export function newWorld(group: Partial<GroupSnapshot> = {}, mode: ControllerPolicy['mode'] = 'shadow') {
  const state = { ...GROUP, ...group };
  const clock = { now: START, remaining: 30_000 };
  const history: LoadSample[] = [];
  const reads: boolean[] = [];
  const windows: LoadWindow[] = [];
  const writes: Action[] = [];
  const lines: Array<Readonly<Record<string, unknown>>> = [];
  const world: Surroundings = {
    config: { groupName: 'web', policy: { mode, quality: 0.01, bootMinutes: 2, minimumHold: 900 } },
    memories: new Map(),
    now: () => clock.now,
    remaining: () => clock.remaining,
    writeLine: (line) => lines.push(line),
    loads: {
      read: async (_, window) => {
        windows.push(window);
        return history.filter(({ at }) => at > window.start && at <= window.end);
      },
    },
    groups: {
      read: async (_, { withInstances }) => {
        reads.push(withInstances);
        return { ...state, ...(withInstances && { instances: [] }) };
      },
      carryOut: async (_, action) => {
        writes.push(action);
        Object.assign(state, { desiredCapacity: action.desiredCapacity });
      },
    },
  };
  /** Lets a minute pass under a load. */
  const passMinute = (offeredLoad: number) => {
    clock.now += MINUTE;
    history.push({ at: clock.now, offeredLoad });
  };
  return { world, clock, passMinute, reads, windows, writes, lines, state };
}
