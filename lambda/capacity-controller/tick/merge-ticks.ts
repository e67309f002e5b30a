import type { Request } from '../events/delivery';

/** What several ticks at once ask for: one, of all the groups that they are about; dry only if all of them are. */
export interface MergedTick {
  readonly request: Request;
  /** @default - all */
  readonly names?: readonly string[];
}

export function mergeTicks(requests: readonly Request[]): MergedTick {
  const wet = requests.filter(({ dryRun }) => !dryRun);
  const meant = wet.length > 0 ? wet : requests;
  const names = meant.map(({ group }) => group);
  const request: Request = { command: 'tick', dryRun: wet.length === 0 };
  return names.includes(undefined) ? { request } : { request, names: [...new Set(names)].map(String) };
}
