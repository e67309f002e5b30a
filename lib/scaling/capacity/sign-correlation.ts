/**
 * How far neighbouring minutes repeat one another: by how much the mean of an hour's signs varies more than if they were
 * independent, the design effect. A sign says on which side of the centre a ratio is.
 *
 *     design effect = mean over hours of (sum of an hour's signs)^2 / 60
 *
 * It is 1 for independent minutes and 60 where an hour is all on one side: the method of batch means. What repeats over
 * several hours is counted as 60 at most.
 *
 * @see https://en.wikipedia.org/wiki/Design_effect
 */
export interface SignCorrelation {
  /** Natural logarithm of the ratio that signs are about; it stays for an hour. */
  centre: number;
  /** Sum of the signs of the hour that is under way. */
  signs: number;
  designEffect: number;
  /** Hours that the design effect rests on. */
  hours: number;
}

/** Usable minutes of a batch. */
export const BATCH = 60;
/** What is assumed before there are hours, and for how many of them that stands. */
const PRIOR = { designEffect: 10, hours: 3 };
/** Hours over which the design effect is averaged. */
const MEMORY = 48;

/** Before the first sign. */
export function emptySignCorrelation(centre: number): SignCorrelation {
  return { centre, signs: 0, ...PRIOR };
}

/** Takes in one ratio, given as its natural logarithm. Changes `correlation`. */
export function rememberSign(correlation: SignCorrelation, logarithm: number): void {
  correlation.signs += Math.sign(logarithm - correlation.centre);
}

/** Takes in the hour that is over, and begins the next one around a new centre. Changes `correlation`. */
export function endHour(correlation: SignCorrelation, centre: number): void {
  correlation.hours = Math.min(MEMORY, correlation.hours + 1);
  correlation.designEffect += (correlation.signs ** 2 / BATCH - correlation.designEffect) / correlation.hours;
  correlation.signs = 0;
  correlation.centre = centre;
}
