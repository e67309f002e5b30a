import { measures, share } from './measures';
import type { Summary } from './summarize';

const comparisons: { readonly [sign: string]: (value: number, limit: number) => boolean } = {
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
};

/** A condition on a summary, as it was written. */
export interface Condition {
  readonly text: string;
  readonly holds: (summary: Summary) => boolean;
}

/**
 * Reads a condition such as `minutesAbove85 > 1%`: a measure, a comparison, a number. A percentage is of all minutes, of
 * all demand (`lostDemand`), or of the oracle's (`instanceHours`); a number without it counts minutes or instance-hours.
 *
 * @throws RangeError in one sentence, with what is allowed
 * @example parseCondition('lostDemand > 0.01%').holds(summary)
 */
export function parseCondition(text: string): Condition {
  const [, name = '', sign = '', number = '', percent = ''] =
    /^\s*(\w+)\s*(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const measure = Object.hasOwn(measures, name) ? measures[name] : undefined;
  if (measure === undefined) {
    const names = Object.keys(measures).join(', ');
    throw new RangeError(`fail-if must be like 'minutesAbove85 > 1%' with one of ${names}, got '${text}'`);
  }
  const { value, whole } = measure;
  if (percent !== '' && whole === undefined) {
    throw new RangeError(`fail-if cannot take a percentage of ${name}, got '${text}'`);
  }
  const compare = comparisons[sign]!;
  const limit = Number(number);
  return {
    text: text.trim(),
    holds: (summary) =>
      percent !== '' && whole
        ? compare(100 * share(value(summary), whole(summary)), limit)
        : compare(value(summary), limit),
  };
}
