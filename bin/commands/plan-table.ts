import type { PlanStep } from '../../lib/scaling/plan-step';

/**
 * A plan as a table: when a capacity or a floor is to come into force, by the clock of the reader and in UTC.
 *
 * @param timeZone of the reader, for example `Europe/Berlin`
 */
export function planTable(plan: readonly PlanStep[], mode: string | undefined, timeZone: string): readonly string[] {
  const isUtc = timeZone === 'UTC';
  const rows = plan.map(({ from, capacity }, index) => {
    const what = mode === 'lead' && index === 0 ? 'desired capacity' : 'floor';
    const local = isUtc ? [] : [timeIn(timeZone, from)];
    return [...local, timeIn('UTC', from), String(capacity), what];
  });
  return aligned([[...(isUtc ? [] : [timeZone]), 'UTC', 'instances', ''], ...rows]);
}

/** A time to the minute: `2026-01-05 12:00`. */
export function timeIn(timeZone: string, time: number): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone }).format(time);
}

/** Rows in columns that are as wide as their widest cell; numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, width: number) => (/^\d+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
