import { MINUTE } from './floor-action';

/** What the names of all our scheduled actions begin with. */
const PREFIX = 'headroom';

/**
 * How the scheduled actions of a lease are called: a floor by its minute, so that writing it twice is writing it once,
 * and that two of ours never start at the same time.
 */
export const leaseNames = {
  /** For example `headroom-20260105T0730Z`. */
  floor: (at: number): string => `${PREFIX}-${stamp(at)}`,
  release: `${PREFIX}-release`,
  /** Whether a scheduled action is ours to write and to delete. */
  isOurs: (name: string): boolean => name === leaseNames.release || /^headroom-\d{8}T\d{4}Z$/.test(name),
};

function stamp(at: number): string {
  const minute = new Date(Math.floor(at / MINUTE) * MINUTE).toISOString();
  return `${minute.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}
