import { MINUTE } from '../../../../lib/scaling/lease/floor-action';
import { noNeeds, observeNeed, type UsualNeeds } from '../../../../lib/scaling/lease/usual-needs';

/** What is learned from the minutes between two times, of a function of the time. */
export function needsBetween(from: number, until: number, needAt: (time: number) => number): UsualNeeds {
  const needs = noNeeds();
  for (let time = from; time < until; time += MINUTE) {
    observeNeed(needs, time / MINUTE, needAt(time));
  }
  return needs;
}
