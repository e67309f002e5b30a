import { share } from './measures';
import type { Summary } from './summarize';

const LABEL = 22;
const COLUMN = 20;

/** What a template came to. */
interface SummaryColumn {
  readonly title: string;
  readonly summary: Summary;
  /** US dollars. */
  readonly cost: number;
}

/** A summary as aligned lines, the oracle in the last column. */
export function formatSummary(summary: Summary, cost: number): readonly string[] {
  return formatSummaries([{ title: 'this template', summary, cost }]);
}

/** Summaries of the same load side by side, the oracle of the first in the last column. */
export function formatSummaries(columns: readonly SummaryColumn[]): readonly string[] {
  const oracle = columns.slice(0, 1).map(({ summary }) => oracleCells(summary));
  const table = [LABELS, ...columns.map(cellsOf), ...oracle];
  return LABELS.map((_, row) =>
    table
      .map((column, index) => (index === 0 ? (column[row] ?? '').padEnd(LABEL) : (column[row] ?? '').padStart(COLUMN)))
      .join('')
      .trimEnd(),
  );
}

const LABELS = [
  '',
  'instance-hours',
  '  times the oracle’s',
  'cost',
  'minutes above 85 %',
  'minutes above 100 %',
  'lost demand',
  'peak capacity',
  'scale-outs',
  'scale-ins',
  'launches',
];

function cellsOf({ title, summary, cost }: SummaryColumn): readonly string[] {
  return [
    title.slice(0, COLUMN - 1),
    fixed(summary.instanceHours),
    fixed(share(summary.instanceHours, summary.oracle.instanceHours), 2),
    `$${fixed(cost, 2)}`,
    part(summary.minutesAbove85, summary.minutes),
    part(summary.minutesAbove100, summary.minutes),
    percent(share(summary.lostHours, summary.demandHours)),
    `${summary.peakCapacity}`,
    `${summary.scaleOuts}`,
    `${summary.scaleIns}`,
    `${summary.launches}`,
  ];
}

function oracleCells({ oracle, minutes }: Summary): readonly string[] {
  const above85 = part(oracle.minutesBeyondMaximum, minutes);
  return ['oracle at 85 %', fixed(oracle.instanceHours), fixed(1, 2), '', above85, '', '', `${oracle.peakCapacity}`];
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
