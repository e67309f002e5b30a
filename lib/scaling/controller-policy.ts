/** How the controller finds the capacity that a load needs. */
interface LoadPolicy {
  /** Share of an instance's capacity that load may use, above 0 and at most 1. */
  readonly targetUtilization: number;
  /** Time for which a lower need must last before capacity is lowered, in seconds. */
  readonly minimumHold: number;
}

/** Decides as `lead` does, says what it would do, and writes nothing. */
export interface ShadowPolicy extends LoadPolicy {
  readonly mode: 'shadow';
}

/** Sets desired capacity from offered load, in both directions. */
export interface LeadPolicy extends LoadPolicy {
  readonly mode: 'lead';
}

/** How the controller is to treat one group: what the user configured, no state. */
export type ControllerPolicy = ShadowPolicy | LeadPolicy;
