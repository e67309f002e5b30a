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
  /** What the condition compares with its number: percent for a percentage. Infinity for a recovery that never came. */
  readonly measure: (summary: Summary) => number;
}

/** What came of a condition. */
export interface Verdict {
  readonly condition: string;
  /** Whether the condition holds, which is what fails a pipeline. */
  readonly failed: boolean;
  /** In the unit of the condition. */
  readonly measured: number;
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
  const measure = measureOf(name, percent === '%', text);
  const compare = comparisons[sign]!;
  const limit = Number(number);
  return { text: text.trim(), measure, holds: (summary) => compare(measure(summary), limit) };
}

/** What came of each condition, in their order. */
export function verdictsOf(conditions: readonly Condition[], summary: Summary): readonly Verdict[] {
  return conditions.map(({ text, holds, measure }) => ({
    condition: text,
    failed: holds(summary),
    measured: measure(summary),
  }));
}

/** For example `minutesAbove85 > 1%, measured 1.32`. */
export function verdictText({ condition, measured }: Verdict): string {
  const value = Number.isFinite(measured) ? `${Math.round(measured * 1e4) / 1e4}` : 'no end of it';
  return `${condition}, measured ${value}${condition.endsWith('%') ? ' %' : ''}`;
}

function measureOf(name: string, inPercent: boolean, text: string): (summary: Summary) => number {
  const measure = Object.hasOwn(measures, name) ? measures[name] : undefined;
  if (measure === undefined) {
    const names = Object.keys(measures).join(', ');
    throw new RangeError(`fail-if must be like 'minutesAbove85 > 1%' with one of ${names}, got '${text}'`);
  }
  const { value, whole } = measure;
  if (inPercent && whole === undefined) {
    throw new RangeError(`fail-if cannot take a percentage of ${name}, got '${text}'`);
  }
  return (summary) => (inPercent && whole ? 100 * share(value(summary), whole(summary)) : value(summary));
}
