import type { SweepResult } from '../sweep';
import { measures } from './measures';

const LABEL = 34;
const COLUMN = 17;

/** What a sweep varies in, in the names of `--fail-if`. */
const SHOWN = ['instanceHours', 'minutesAbove85', 'minutesAbove100', 'lostDemand', 'scalingActions'];

/** A sweep as aligned lines: a row for each alternative, and at the end the range of each measure. */
export function formatSweep(results: readonly SweepResult[]): readonly string[] {
  const valuesOf = ({ summary }: SweepResult) => SHOWN.map((name) => measures[name]?.value(summary) ?? Number.NaN);
  const ranges = SHOWN.map((_, index) => {
    const values = results.map((result) => valuesOf(result)[index] ?? Number.NaN);
    return `${text(Math.min(...values))} to ${text(Math.max(...values))}`;
  });
  return [
    line('', SHOWN),
    ...results.map((result) => line(result.label, valuesOf(result).map(text))),
    line('range', ranges),
  ];
}

function line(label: string, cells: readonly string[]): string {
  return label.padEnd(LABEL) + cells.map((cell) => cell.padStart(COLUMN)).join('');
}

function text(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}
