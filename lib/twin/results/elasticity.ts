/** How closely supply followed demand, each from 0 (always equal) up. */
export interface Elasticity {
  /** theta_U, under-provisioning accuracy: mean of `max(demand - supply, 0) / demand`. At most 1. */
  readonly underProvisioning: number;
  /** theta_O, over-provisioning accuracy: mean of `max(supply - demand, 0) / demand`. */
  readonly overProvisioning: number;
  /** tau_U, under-provisioning timeshare: share of minutes with supply below demand. */
  readonly underProvisionedTime: number;
  /** tau_O, over-provisioning timeshare: share of minutes with supply above demand. */
  readonly overProvisionedTime: number;
  /** nu, instability: share of steps from minute to minute in which supply and demand change in different directions. */
  readonly instability: number;
}

/**
 * The elasticity metrics of the SPEC Research Group for a run, normalized by the demand of each minute, as shares (SPEC
 * prints percent).
 *
 * ```
 * theta_U = mean(max(d - s, 0) / d)    tau_U = mean(s < d)    nu = mean(sign(change of s) != sign(change of d))
 * theta_O = mean(max(s - d, 0) / d)    tau_O = mean(s > d)
 * ```
 *
 * Demand is in whole instances: the least that would have kept utilisation below the bound (see `instancesNeeded`).
 * *Assumption*: a minute that needs less than one instance is compared with one, for SPEC divides by no zero.
 *
 * @param demand instances needed in each minute
 * @param supply instances that served in each minute
 * @throws RangeError when there is no minute, or supply is not as long as demand
 * @see https://doi.org/10.1145/3236332 Herbst et al., Quantifying Cloud Performance and Dependability, 2018
 * @example elasticity([2, 4], [3, 3]).overProvisioning // 0.25: half a fleet too many in half of the minutes
 */
export function elasticity(demand: ArrayLike<number>, supply: ArrayLike<number>): Elasticity {
  if (demand.length === 0 || supply.length !== demand.length) {
    throw new RangeError(`supply must be as long as demand and not empty, got ${supply.length} and ${demand.length}`);
  }
  let under = 0;
  let over = 0;
  let minutesUnder = 0;
  let minutesOver = 0;
  let unstable = 0;
  for (let minute = 0; minute < demand.length; minute++) {
    const needed = demand[minute]!;
    const surplus = (supply[minute]! - needed) / Math.max(1, needed);
    under += Math.max(0, -surplus);
    over += Math.max(0, surplus);
    minutesUnder += surplus < 0 ? 1 : 0;
    minutesOver += surplus > 0 ? 1 : 0;
    unstable += direction(supply, minute) === direction(demand, minute) ? 0 : 1;
  }
  return {
    underProvisioning: under / demand.length,
    overProvisioning: over / demand.length,
    underProvisionedTime: minutesUnder / demand.length,
    overProvisionedTime: minutesOver / demand.length,
    instability: unstable / Math.max(1, demand.length - 1),
  };
}

/** 1, 0 or -1: whether a value is more than, as much as or less than that of the minute before; 0 in the first. */
function direction(values: ArrayLike<number>, minute: number): number {
  return minute === 0 ? 0 : Math.sign(values[minute]! - values[minute - 1]!) + 0;
}
