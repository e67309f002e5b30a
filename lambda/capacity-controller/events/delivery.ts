import type { OperatorCommand } from '../../../lib/scaling/controller/operator-command';
import type { InvalidEventError } from './invalid-event-error';

/** Look at the groups: a schedule fired, an alarm changed its state, or somebody asked for it. */
export interface Tick {
  readonly command: 'tick';
}

/** What is asked for. */
export type Request = (OperatorCommand | Tick) & {
  /** Name of the group that is meant. @default - all groups for a tick; the only one for an operator's command */
  readonly group?: string;
  /** Whether the same path is gone up to the last call. */
  readonly dryRun: boolean;
};

/** One message of an event: a request, or why it is none. */
export interface Message {
  /** Of a message in a queue, to be told when it failed. */
  readonly id?: string;
  readonly request?: Request;
  /** It is not understood. */
  readonly problem?: InvalidEventError;
  /** It is not acted on, since it is more than 5 minutes old, or as far in the future: its age in seconds. */
  readonly dropped?: number;
}

/** What came: a direct call, which is answered, or messages, of which a queue wants to know which have failed. */
export interface Delivery {
  readonly source: 'direct' | 'eventbridge' | 'sns' | 'sqs';
  readonly messages: readonly Message[];
}
