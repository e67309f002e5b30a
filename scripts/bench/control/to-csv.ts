import type { PolicyRun } from './run-policy';

/** A run as CSV, one row a minute from the trace's first; `desired` is what was decided at the start of the minute. */
export function toCsv({ demand, desired, serving }: PolicyRun): string {
  const rows = Array.from(demand, (load, minute) => `${minute},${load},${desired[minute]},${serving[minute]}`);
  return `minute,demand,desired,serving\n${rows.join('\n')}\n`;
}
