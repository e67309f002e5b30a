import type { CostTotal } from '../../cost/cost-text';
import type { Summary } from './summarize';
import { type SummaryColumn, summaryRows } from './summary-rows';

const LABEL = 27;
const COLUMN = 20;

/** A summary as aligned lines, the oracle in the last column. */
export function formatSummary(summary: Summary, cost: CostTotal): readonly string[] {
  return formatSummaries([{ title: 'this template', summary, cost }]);
}

/** Summaries of the same load side by side; beside a single one its oracle, in the last column. */
export function formatSummaries(columns: readonly SummaryColumn[]): readonly string[] {
  const names = columns.map(({ title }) => oneLine(title).slice(0, COLUMN - 1));
  const titles = columns.length === 1 ? [...names, 'oracle at 85 %'] : names;
  return [
    line('', titles),
    ...summaryRows(columns).map(({ label, cells }) => line(cells.length > 0 ? `  ${label}` : label, cells)),
  ];
}

/** Without anything that a terminal takes for more than text. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

function line(label: string, cells: readonly string[]): string {
  return (label.padEnd(LABEL) + cells.map((cell) => cell.padStart(COLUMN)).join('')).trimEnd();
}
