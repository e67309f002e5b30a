import type { GroupDefinition } from '../../template/read-groups';
import type { Stack } from '../../template/read-stack';
import type { Journal } from '../fleet/journal';
import type { TwinParameters } from '../twin-parameters';
import type { GroupModel } from './group-model';

/** What a group in time is made of. */
export interface GroupModelOptions {
  readonly stack: Stack;
  readonly definition: GroupDefinition;
  /** Offered load of each minute, in instance-capacities; none after the last. */
  readonly demand: Float64Array;
  /** In seconds since 1970, on a full minute. */
  readonly start: number;
  readonly parameters: TwinParameters;
  readonly seed: number;
  /** Undefined when the load is not known in requests. */
  readonly requestsPerCapacity: number | undefined;
  /** `created`: CloudFormation has just made the group, no instance is there yet. @default 'settled' */
  readonly begin?: 'settled' | 'created';
  readonly journal?: Journal;
  /** Whether minutes, actions and alarm changes are kept, or only summed up. @default true */
  readonly keepsTimeline?: boolean;
  /** Told when a minute begins. */
  readonly minuteBegins?: (minute: number, model: GroupModel) => void;
}
