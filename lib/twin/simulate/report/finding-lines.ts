import type { Run } from '../run';

/** What of the template had no effect on a run, a line each. */
export function findingLines({ findings }: Run): string[] {
  return findings.map(({ path, message }) => `${path}: ${message}`);
}
