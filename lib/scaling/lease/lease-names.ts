/** What the names of all our scheduled actions begin with. */
const PREFIX = 'headroom';

/**
 * How our scheduled actions are called: a floor by its minute, so that writing it twice is writing it once, and that two
 * of ours never start at the same time.
 */
export const leaseNames = {
  /** For example `headroom-20260105T0730Z`. */
  floor: (at: number): string => `${PREFIX}-${stamp(at)}`,
  release: `${PREFIX}-release`,
  /** Of an operator's hold, which ends when it runs. */
  hold: `${PREFIX}-hold`,
  isFloor: (name: string): boolean => /^headroom-\d{8}T\d{4}Z$/.test(name),
  /** Whether a scheduled action is ours to write and to delete. */
  isOurs: (name: string): boolean =>
    name === leaseNames.release || name === leaseNames.hold || leaseNames.isFloor(name),
};

/** Basic format of ISO 8601, to the minute. */
function stamp(at: number): string {
  const time = new Date(at);
  const day = (time.getUTCFullYear() * 100 + time.getUTCMonth() + 1) * 100 + time.getUTCDate();
  const minute = time.getUTCHours() * 100 + time.getUTCMinutes();
  return `${day}T${String(minute).padStart(4, '0')}Z`;
}
