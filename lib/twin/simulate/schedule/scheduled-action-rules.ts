import { isoSeconds } from '../../iso-time';
import type { Refusal } from '../../refusal';

/** A scheduled action as a client asks for it. Times in seconds since 1970. */
export interface ScheduledActionRequest {
  readonly name: string;
  readonly startTime?: number;
  readonly endTime?: number;
  /** Five-field cron expression. */
  readonly recurrence?: string;
  /** IANA name. */
  readonly timeZone?: string;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
}

/** What a request is judged by. */
export interface ScheduleState {
  readonly now: number;
  /** The other scheduled actions of the group; when each runs next, in seconds since 1970. */
  readonly others: readonly { readonly next: number | undefined }[];
}

/** Scheduled actions that a group may have; rule 4.10. */
const MAX_ACTIONS = 125;

interface Rule {
  readonly code: Refusal['code'];
  readonly isBroken: (request: ScheduledActionRequest, state: ScheduleState) => boolean;
  readonly message: (request: ScheduledActionRequest) => string;
}

/**
 * What a scheduled action is refused for, in the order in which it is looked at. Worded as the service was seen to word
 * it; messages with "must be …, got …" are ours. *Assumption*: a start time is taken when another action, also one that
 * recurs, runs next at it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
export const scheduledActionRules: readonly Rule[] = [
  {
    code: 'ValidationError',
    isBroken: ({ minSize, maxSize, desiredCapacity }) => (minSize ?? maxSize ?? desiredCapacity) === undefined,
    message: () => 'minSize, maxSize or desiredCapacity must be given, got none of them',
  },
  {
    code: 'ValidationError',
    isBroken: ({ startTime, recurrence }) => startTime === undefined && recurrence === undefined,
    message: () => 'startTime or recurrence must be given, got neither',
  },
  {
    code: 'ValidationError',
    isBroken: ({ minSize = 0, desiredCapacity = minSize }) => desiredCapacity < minSize,
    message: () => 'Desired capacity must be greater than or equal to min size',
  },
  {
    code: 'ValidationError',
    isBroken: ({ minSize = 0, maxSize = minSize }) => minSize > maxSize,
    message: ({ minSize, maxSize }) => `minSize must be at most maxSize, got ${minSize} and ${maxSize}`,
  },
  {
    code: 'ValidationError',
    isBroken: ({ desiredCapacity = 0, maxSize = desiredCapacity }) => desiredCapacity > maxSize,
    message: ({ desiredCapacity, maxSize }) =>
      `desiredCapacity must be at most maxSize, got ${desiredCapacity} and ${maxSize}`,
  },
  {
    code: 'ValidationError',
    isBroken: ({ startTime }, { now }) => startTime !== undefined && startTime < now,
    message: () => 'Given start time is in the past',
  },
  {
    code: 'ValidationError',
    isBroken: ({ startTime, endTime }, { now }) => endTime !== undefined && endTime < (startTime ?? now),
    message: ({ startTime, endTime = 0 }) =>
      startTime === undefined
        ? `endTime must be in the future, got ${isoSeconds(endTime)}`
        : `endTime must be at least startTime, got ${isoSeconds(endTime)} and ${isoSeconds(startTime)}`,
  },
  {
    code: 'AlreadyExists',
    isBroken: ({ startTime }, { others }) => startTime !== undefined && others.some(({ next }) => next === startTime),
    message: () => 'Scheduled action with this scheduled start time already exists',
  },
  {
    code: 'LimitExceeded',
    isBroken: (_request, { others }) => others.length >= MAX_ACTIONS,
    message: () => `scheduled actions of a group must be at most ${MAX_ACTIONS}, got ${MAX_ACTIONS + 1}`,
  },
];
