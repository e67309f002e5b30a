import { share } from './measures';
import type { Summary } from './summarize';

const LABEL = 22;
const COLUMN = 20;

/**
 * A summary as aligned lines, the oracle in the second column.
 *
 * @param cost US dollars
 */
export function formatSummary(summary: Summary, cost: number): readonly string[] {
  const { oracle, minutes } = summary;
  const rows: readonly (readonly [string, string, string])[] = [
    ['', 'this template', 'oracle at 85 %'],
    ['instance-hours', fixed(summary.instanceHours), fixed(oracle.instanceHours)],
    ['  times the oracle’s', fixed(share(summary.instanceHours, oracle.instanceHours), 2), fixed(1, 2)],
    ['cost', `$${fixed(cost, 2)}`, ''],
    ['minutes above 85 %', part(summary.minutesAbove85, minutes), part(oracle.minutesBeyondMaximum, minutes)],
    ['minutes above 100 %', part(summary.minutesAbove100, minutes), ''],
    ['lost demand', percent(share(summary.lostHours, summary.demandHours)), ''],
    ['peak capacity', `${summary.peakCapacity}`, `${oracle.peakCapacity}`],
    ['scale-outs', `${summary.scaleOuts}`, ''],
    ['scale-ins', `${summary.scaleIns}`, ''],
    ['launches', `${summary.launches}`, ''],
  ];
  return rows.map(([label, run, best]) =>
    `${label.padEnd(LABEL)}${run.padStart(COLUMN)}${best.padStart(COLUMN)}`.trimEnd(),
  );
}

function part(minutes: number, all: number): string {
  return `${minutes} (${percent(share(minutes, all))})`;
}

function percent(value: number): string {
  return `${fixed(100 * value, 2)} %`;
}

function fixed(value: number, digits = 1): string {
  return value.toFixed(digits);
}
