/** What CloudWatch shows of the CPU of a group in one minute. */
export interface CpuOfMinute {
  /** CPU utilisation in percent, mean of the instances that report to the group: those past their warm-up. */
  readonly average: number;
  /** How many instances that is. */
  readonly reporting: number;
  /** Instances in service, warming ones included; undefined where the group's own metrics are not enabled. */
  readonly inService: number | undefined;
}

/**
 * Offered load of a minute, in instance-capacities:
 *
 *     load = average CPU / 100 * instances in service
 *
 * Instances that warm up take part of the load and are not in the group's CPU, so that the sum of it would fall after
 * each launch. They are reckoned to do as much as the others. Without the number of instances in service it is the sum.
 *
 * @example cpuLoad({ average: 60, reporting: 3, inService: 4 }) // 2.4
 */
export function cpuLoad({ average, reporting, inService }: CpuOfMinute): number {
  return (average / 100) * (inService ?? reporting);
}
