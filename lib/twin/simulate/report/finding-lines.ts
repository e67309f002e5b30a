import type { Run } from '../run';

/** The heading above what is to know about a run. */
export const FINDINGS_HEADING = 'To know about this run';

/** What of the template had no effect on a run, and how the twin took what is not certain, a line each. */
export function findingLines({ findings }: Run): string[] {
  return findings.map(({ path, message }) => `${path}: ${message}`);
}
