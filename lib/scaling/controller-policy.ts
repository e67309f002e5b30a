/** How the controller finds the capacity that a load needs. */
interface LoadPolicy {
  /** Greatest share of minutes that may have utilisation above 85 %, above 0 and at most 0.5: 0.01 is 1 %. */
  readonly quality: number;
  /** From a launch to the first minute in which the instance serves, in whole minutes. */
  readonly bootMinutes: number;
  /** For how long a capacity stays wanted after the minute for which it was planned, in seconds. */
  readonly minimumHold: number;
}

/** Decides as `lead` does, says what it would do, and writes nothing. */
export interface ShadowPolicy extends LoadPolicy {
  readonly mode: 'shadow';
}

/** Sets desired capacity as planned from offered load, in both directions. */
export interface LeadPolicy extends LoadPolicy {
  readonly mode: 'lead';
}

/** How the controller is to treat one group: what the user configured, no state. */
export type ControllerPolicy = ShadowPolicy | LeadPolicy;
