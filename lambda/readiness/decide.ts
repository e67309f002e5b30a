import type { Result } from './environment';

/** What is known of an instance at one moment. */
export interface Look {
  /** State in each target group; undefined where it is not known. */
  readonly states: readonly (string | undefined)[];
  /** When it was looked at, and when it is given up, both in milliseconds. */
  readonly now: number;
  readonly deadline: number;
  /** What becomes of an instance that is given up. */
  readonly onTimeout: Result;
}

/** What is to be done with it: it comes into service once it is healthy everywhere, and not later than the deadline. */
export function decide({ states, now, deadline, onTimeout }: Look): Result | 'wait' {
  if (states.every((state) => state === 'healthy')) {
    return 'CONTINUE';
  }
  return now >= deadline ? onTimeout : 'wait';
}
