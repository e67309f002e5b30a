import type { Fleet } from '../fleet/fleet';
import type { RunTotals } from '../run';
import type { Group } from './group';
import type { Recorder } from './recorder';

/** What a run came to. */
interface Account {
  readonly group: Group;
  readonly fleet: Fleet;
  readonly recorder: Recorder;
  /** Instances that were there when it began. */
  readonly atStart: number;
  /** Until when, in seconds since the start. */
  readonly now: number;
}

/** The sums over a run until now. */
export function totalsOf({ group, fleet, recorder, atStart, now }: Account): RunTotals {
  const { launched, gone, instances, meter } = fleet.life;
  const billed = meter.billedUntil(now, instances);
  return {
    ...recorder.totals,
    scaleOuts: group.scaleOuts,
    scaleIns: group.scaleIns,
    instanceSecondsBilled: billed.reduce((sum, { seconds }) => sum + seconds, 0),
    billed,
    atStart,
    launched,
    gone,
    atEnd: instances.size,
  };
}
