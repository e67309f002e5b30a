import { countIn, type GroupState, type Snapshot } from './group-state';

/** How long history is kept: CloudWatch keeps 1-minute data for 15 days. */
const HISTORY_SECONDS = 15 * 86_400;

/** The state with its present counts at the end of its history. */
export function recorded(state: GroupState): GroupState {
  const snapshot: Snapshot = {
    time: state.now,
    min: state.min,
    max: state.max,
    desired: state.desired,
    pending: countIn(state, 'Pending'),
    inService: countIn(state, 'InService'),
    terminating: countIn(state, 'Terminating'),
  };
  const keptFrom = Math.max(0, indexAt(state.history, state.now - HISTORY_SECONDS));
  const kept = state.history.slice(keptFrom);
  return { ...state, history: [...(kept.at(-1)?.time === state.now ? kept.slice(0, -1) : kept), snapshot] };
}

/** The snapshot in force at a time; undefined before the group existed and after its present. */
export function snapshotAt(state: GroupState, time: number): Snapshot | undefined {
  return time > state.now ? undefined : state.history[indexAt(state.history, time)];
}

/** Index of the last snapshot at or before a time, -1 if there is none: binary search, O(log n). */
function indexAt(history: readonly Snapshot[], time: number): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle]?.time ?? Number.POSITIVE_INFINITY) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
