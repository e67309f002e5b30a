import type { LoadSource } from './load-source';

/**
 * What the controller does at a tick:
 * - `floor`: keeps a lease of floors that raise the group's minimum; its scaling policies keep desired capacity
 * - `lead`: sets desired capacity as planned, in both directions, with a lease below it for when nobody does any more
 */
export type ControllerMode = 'floor' | 'lead';

/** How the controller is to treat one group: what the user configured, no state. */
export interface ControllerPolicy {
  readonly mode: ControllerMode;
  /** Whether it decides and reports, and writes nothing. */
  readonly isShadow: boolean;
  readonly source: LoadSource;
  /** Greatest share of minutes that may have utilisation above 85 %, above 0 and at most 0.5: 0.01 is 1 %. */
  readonly quality: number;
  /** From a launch to the first minute in which the instance serves, in whole minutes. */
  readonly bootMinutes: number;
  /** For how long a capacity stays wanted after the minute for which it was planned, in seconds. */
  readonly minimumHold: number;
  /** Minimum that a lease ends at: what the user configured, never what the group has. In instances. */
  readonly baseline: number;
  /** The highest floor, in instances. @default - the group's maximum */
  readonly highestFloor?: number;
  /** Share of desired capacity by which a plan may be lower without being followed, 0 to 1: 0.1 is 10 %. */
  readonly tolerance: number;
  /** Greatest share of desired capacity that is removed at a tick, but always one instance; above 0, at most 1. */
  readonly scaleInLimit: number;
  /** Greatest share of desired capacity that is added at a tick, but always one instance. @default - no limit */
  readonly scaleOutLimit?: number;
}
