import { isoSeconds } from '../../iso-time';
import type { Run } from '../run';

const ROWS = 10_000;

/**
 * The run as CSV, a row a minute, in pieces of some thousand rows. A value that is not there is empty.
 *
 * @param progress told with each piece how much is done, from 0 to 1
 */
export function* runCsv({ start, minutes, columns }: Run, progress?: (share: number) => void): Generator<string> {
  const names = Object.keys(columns);
  const values = Object.values(columns);
  yield `time,${names.join(',')}\n`;
  for (let first = 0; first < minutes; first += ROWS) {
    let rows = '';
    for (let minute = first; minute < Math.min(minutes, first + ROWS); minute++) {
      const cells = values.map((column) => cell(column[minute]!));
      rows += `${isoSeconds(start + 60 * minute)},${cells.join(',')}\n`;
    }
    progress?.(first / minutes);
    yield rows;
  }
}

function cell(value: number): string {
  return Number.isFinite(value) ? `${Math.round(value * 1e6) / 1e6}` : '';
}
