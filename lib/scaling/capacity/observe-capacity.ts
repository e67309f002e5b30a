import { centredOn, histogramAround, isMisplaced, rememberRatio } from './capacity-histogram';
import { instanceCapacity } from './instance-capacity';
import { emptyInstanceCapacity, type InstanceCapacityState } from './instance-capacity-state';
import { HOUR, rememberHour, rememberSign } from './sign-correlation';
import { type CapacityMinute, isUsable } from './usable-minute';

/**
 * Learns from one minute what one instance does: demand / cpuLoad, in units of demand a minute. O(1), well under a
 * microsecond. Changes `state`, and is a fold over minutes, whose times do not matter: forgetting is by usable minutes
 * (half after 720), so that a quiet week forgets nothing.
 *
 * A minute that is not usable (`isUsable`) changes nothing. Starts over where more than half of the past is beyond the bins,
 * 13 times as much, or as little, as what it was about.
 *
 * @example observeCapacity(state, { demand: 6000, cpuLoad: 2.4, utilization: 0.6 }) // one instance does 2500 a minute
 */
export function observeCapacity(state: InstanceCapacityState, minute: CapacityMinute): void {
  if (!isUsable(minute, state.learned)) {
    return;
  }
  const ratio = minute.demand / minute.cpuLoad;
  if (state.seen === 0 || isMisplaced(state.histogram)) {
    Object.assign(state, emptyInstanceCapacity(), { histogram: histogramAround(ratio) });
  }
  state.seen++;
  rememberRatio(state.histogram, ratio);
  if (state.learned) {
    rememberSign(state.correlation, ratio, state.learned.perInstance);
  }
  if (state.seen % HOUR === 0) {
    endHour(state);
  }
}

function endHour(state: InstanceCapacityState): void {
  if (state.learned) {
    rememberHour(state.correlation);
  }
  state.learned = instanceCapacity(state)!;
  state.histogram = centredOn(state.histogram, state.learned.perInstance);
}
