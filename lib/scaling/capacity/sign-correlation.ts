/**
 * How far neighbouring minutes repeat one another: by how much the mean of an hour's signs varies more than if they were
 * independent, the design effect. A sign says on which side of the median a ratio is.
 *
 *     design effect = mean over hours of (sum of an hour's signs)^2 / 60
 *
 * It is 1 for independent minutes and 60 where each hour is all on one side: the method of batch means. What repeats over
 * many hours counts no more than that.
 *
 * @see https://en.wikipedia.org/wiki/Design_effect
 */
export interface SignCorrelation {
  /** Sum of the signs of the hour that is under way. */
  signs: number;
  designEffect: number;
  /** Hours that the design effect rests on. */
  hours: number;
}

/** Usable minutes in an hour. */
export const HOUR = 60;
/** What is assumed before there are hours, and for how many of them that stands. */
const PRIOR = { designEffect: 20, hours: 3 };
/** Hours over which the design effect is averaged. */
const MEMORY = 12;

/** Before the first sign. */
export function emptySignCorrelation(): SignCorrelation {
  return { signs: 0, ...PRIOR };
}

/** Takes in one ratio. Changes `correlation`. */
export function rememberSign(correlation: SignCorrelation, ratio: number, median: number): void {
  correlation.signs += Math.sign(ratio - median);
}

/** Takes in the hour that is over. Changes `correlation`. */
export function rememberHour(correlation: SignCorrelation): void {
  correlation.hours = Math.min(MEMORY, correlation.hours + 1);
  correlation.designEffect += (correlation.signs ** 2 / HOUR - correlation.designEffect) / correlation.hours;
  correlation.signs = 0;
}
