import fc from 'fast-check';
import type { ControllerPolicy } from '../../../../lib/scaling/controller/controller-policy';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../../../lib/scaling/controller/load-reading';
import type { LoadSource } from '../../../../lib/scaling/controller/load-source';
import { foreignFrom } from '../../lease/support/any-lease';
import { REQUESTS } from './example-decision';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 1);

const sources: fc.Arbitrary<LoadSource> = fc.constantFrom<LoadSource[]>(
  { kind: 'cpu' },
  { kind: 'demand', metrics: [REQUESTS], perInstance: 100 },
  { kind: 'demand', metrics: [REQUESTS] },
);

export const policies: fc.Arbitrary<ControllerPolicy> = fc
  .record(
    {
      mode: fc.constantFrom('floor' as const, 'lead' as const),
      isShadow: fc.boolean(),
      source: sources,
      quality: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      bootMinutes: fc.integer({ min: 0, max: 10 }),
      minimumHold: fc.integer({ min: 0, max: 1800 }),
      baseline: fc.integer({ min: 0, max: 10 }),
      highestFloor: fc.integer({ min: 10, max: 60 }),
      tolerance: fc.constantFrom(0, 0.1, 0.5),
      scaleInLimit: fc.constantFrom(0.01, 0.25, 1),
      scaleOutLimit: fc.constantFrom(0.1, 1),
    },
    {
      requiredKeys: [
        'mode',
        'isShadow',
        'source',
        'quality',
        'bootMinutes',
        'minimumHold',
        'baseline',
        'tolerance',
        'scaleInLimit',
      ],
    },
  )
  .map((policy) => policy as ControllerPolicy);

const sizes = fc.integer({ min: 0, max: 50 });

/** A group that nothing keeps from being written to, with actions of others in the day after a time. */
export const openGroups = (now = START): fc.Arbitrary<GroupSnapshot> =>
  fc
    .tuple(
      fc.tuple(sizes, sizes, sizes).map((three) => three.sort((a, b) => a - b)),
      foreignFrom(now),
    )
    .map(([[min, desiredCapacity, max], scheduledActions]) => ({
      name: 'web',
      range: { min: min!, max: max! },
      desiredCapacity: desiredCapacity!,
      suspendedProcesses: [],
      scheduledActions,
    }));

/** A group of which anything may be. */
export const anyGroups = (now = START): fc.Arbitrary<GroupSnapshot> =>
  fc
    .tuple(
      openGroups(now),
      fc.subarray(['Launch', 'Terminate', 'AZRebalance', 'ScheduledActions']),
      fc.record(
        {
          status: fc.constant('Delete in progress'),
          instanceRefresh: fc.constant('InProgress'),
          isWeighted: fc.boolean(),
          instances: fc.array(
            fc.record({
              id: fc.constant('i-1'),
              lifecycleState: fc.constantFrom('InService', 'Pending', 'Pending:Wait', 'Terminating'),
              healthStatus: fc.constant('Healthy'),
            }),
            { maxLength: 3 },
          ),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([group, suspendedProcesses, rest]) => ({ ...group, suspendedProcesses, ...rest }) as GroupSnapshot);

export const goodLoads = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 40, noNaN: true }));
export const anyLoads = fc.oneof({ arbitrary: goodLoads, weight: 9 }, { arbitrary: fc.double(), weight: 1 });

/** A reading whose CPU and demand both tell of a load, 100 requests an instance. */
export const readingOf = (at: number, load: number): LoadReading => ({
  at,
  cpuLoad: load,
  utilization: load / 50,
  demand: 100 * load,
});

/** Readings in order of time, most a minute apart, some with gaps. */
export const historiesOf = (loads: fc.Arbitrary<number>, from = START): fc.Arbitrary<LoadReading[]> =>
  fc.array(fc.record({ gap: fc.constantFrom(1, 1, 1, 1, 1, 2, 7), load: loads }), { maxLength: 40 }).map((steps) => {
    let at = from;
    return steps.map(({ gap, load }) => {
      at += gap * MINUTE;
      return readingOf(at, load);
    });
  });

export const ages = fc.integer({ min: 0, max: 10 * MINUTE });
