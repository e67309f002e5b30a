import { quoted } from './quoted';

/** Where the columns are. */
export interface Layout {
  readonly timestamp: number;
  readonly value: number;
  /** Whether the first row names the columns and holds no data. */
  readonly hasHeader: boolean;
  readonly findings: readonly string[];
}

/**
 * Finds the columns in the first row: by the names `timestamp` and `value`, else the first and the second. The row is
 * a header if it has these names, or if neither of its first two fields starts like a number.
 *
 * @param line where the row is, from 1
 * @throws RangeError if there is no second column.
 */
export function layoutOf(firstRow: readonly string[], line: number): Layout {
  if (firstRow.length < 2) {
    throw new RangeError(`line ${line}: a row must be timestamp,value, got ${quoted(firstRow[0])}`);
  }
  const names = firstRow.map((field) => field.trim().toLowerCase());
  const named = names.includes('timestamp') && names.includes('value');
  const hasHeader = named || !names.slice(0, 2).some((name) => /^([-+.]?\d|$)/.test(name));
  const timestamp = named ? names.indexOf('timestamp') : 0;
  const value = named ? names.indexOf('value') : 1;
  const others = firstRow.filter((_, column) => column !== timestamp && column !== value);
  const findings = [
    ...(hasHeader && !named
      ? [`Took column "${firstRow[0]}" as the timestamp and column "${firstRow[1]}" as the value.`]
      : []),
    ...(others.length > 0 ? [`Ignored ${ignored(others, hasHeader)}.`] : []),
  ];
  return { timestamp, value, hasHeader, findings };
}

function ignored(fields: readonly string[], areNames: boolean): string {
  const plural = fields.length === 1 ? '' : 's';
  const names = areNames ? `: ${fields.map((name) => `"${name}"`).join(', ')}` : '';
  return `${fields.length} more column${plural}${names}`;
}
