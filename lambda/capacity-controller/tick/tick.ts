import type { ControlledGroup } from '../../../lib/scaling/controller/controlled-groups';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import type { Request } from '../events/delivery';
import type { DescribedGroup } from '../ports';
import { asError, type Result } from '../result';
import type { Surroundings } from '../surroundings';
import type { GroupTick } from './group-tick';
import { inFlight } from './in-flight';
import { jitterOf, turned } from './jitter';
import { readNewLoads } from './read-new-loads';
import { tickGroup } from './tick-group';

/** Groups that are worked on at the same time. */
const IN_FLIGHT = 4;

/**
 * The schedule fired: look at the groups, each for itself. Never rejects.
 *
 * Calls of a warm tick of n groups, without writes:
 *
 * | | 1 group | 100 groups |
 * |---|---|---|
 * | DescribeAutoScalingGroups, for 100 names | 1 | 1 |
 * | GetMetricData, for 500 metrics, 3 of a group by its CPU | 1 | 1 |
 * | DescribeScheduledActions, for 100 actions of a group; it has up to 125 | 1 or 2 | 100 to 200 |
 * | together | 3 | 102 |
 *
 * A group that is written to takes one DescribeInstanceRefreshes and up to 21 writes more, one whose boot time is learned one
 * DescribeScalingActivities an hour, and groups by tag one DescribeAutoScalingGroups for 100. A cold tick reads the metrics of
 * each group by itself, in up to 7 calls.
 *
 * @param onTick told of each group as soon as it is done
 */
export async function tick(
  request: Request,
  groups: readonly ControlledGroup[],
  world: Surroundings,
  onTick: (tick: GroupTick) => void,
): Promise<readonly GroupTick[]> {
  const now = world.now();
  const described = await describe(groups, world);
  const there = groups.filter(({ name }) => described.get(name)?.error === undefined);
  const loads = await readNewLoads(now, there, world.memories, world.loads);
  const isAlone = groups.length === 1;
  return inFlight(IN_FLIGHT, turned(groups, Math.floor(now / MINUTE)), async (group) => {
    await (isAlone ? undefined : world.wait(jitterOf(group.name)));
    const ticked = await tickGroup(group, { now, request, described, loads }, world);
    onTick(ticked);
    return ticked;
  });
}

async function describe(
  groups: readonly ControlledGroup[],
  { config, groups: reader }: Surroundings,
): Promise<ReadonlyMap<string, Result<DescribedGroup>>> {
  const names = groups.map(({ name }) => name);
  const withInstances = config.policy.mode === 'lead';
  return reader
    .describe(names, { withInstances })
    .catch((error) => new Map(names.map((name) => [name, { error: asError(error) }])));
}
