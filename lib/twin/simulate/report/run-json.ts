import { isoSeconds } from '../../iso-time';
import type { Run } from '../run';
import { type Summary, summarize } from './summarize';

/** The run as JSON without its columns, which `runCsv` writes. Times are ISO 8601. */
export function runJson(run: Run, summary: Summary = summarize(run)): string {
  const { columns: _columns, start, actions, alarmChanges, ...rest } = run;
  const timed = <T extends { readonly at: number }>(events: readonly T[]) =>
    events.map((event) => ({ ...event, at: isoSeconds(event.at) }));
  const content = {
    summary,
    ...rest,
    start: isoSeconds(start),
    actions: timed(actions),
    alarmChanges: timed(alarmChanges),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
