import { type RowKind, rowKinds, type SummaryColumn } from './row-kinds';

export type { SummaryColumn } from './row-kinds';

/** A row of the table: a cell for each column and, beside a single one, the oracle's; none for the heading of some rows. */
export interface SummaryRow {
  readonly label: string;
  readonly cells: readonly string[];
}

/**
 * Summaries of the same load as the rows of one table. A single column has its oracle beside it, the last cell of a row; of
 * several each has its own, in rows below what it is compared with. A row that says nothing of any of them is left out.
 */
export function summaryRows(columns: readonly SummaryColumn[]): readonly SummaryRow[] {
  const rowsOf = columns.length === 1 ? besideOracle : aboveOracles;
  return Object.entries(rowKinds).flatMap(([heading, rows]) => [
    { label: heading, cells: [] },
    ...Object.entries(rows)
      .flatMap(([label, kind]) => rowsOf(label, kind, columns))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  ]);
}

function besideOracle(
  label: string,
  { of, oracle = () => '' }: RowKind,
  columns: readonly SummaryColumn[],
): SummaryRow[] {
  return columns.map((column) => ({ label, cells: [of(column), oracle(column.summary)] }));
}

function aboveOracles(label: string, kind: RowKind, columns: readonly SummaryColumn[]): SummaryRow[] {
  const { of, oracle, oracleBelow } = kind;
  const own = { label, cells: columns.map(of) };
  return oracle && oracleBelow
    ? [own, { label: '  the oracle’s', cells: columns.map(({ summary }) => oracle(summary)) }]
    : [own];
}
