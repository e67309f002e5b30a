/** What CloudWatch shows of the load on a group during one minute. What it does not show is absent. */
export interface LoadReading {
  /** End of the minute, in milliseconds since the epoch, UTC. */
  readonly at: number;
  /** CPU that is used, in instance-capacities: 2.5 is two and a half instances at 100 %. */
  readonly cpuLoad?: number;
  /** Average CPU utilisation, as a share: 0.7 is 70 %. */
  readonly utilization?: number;
  /** Work asked for, in the unit of the demand metrics. */
  readonly demand?: number;
}
