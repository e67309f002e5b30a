/** Capacity from a time on, in instances. A plan is a step function, ordered by time. */
export interface PlanStep {
  /** Milliseconds since the epoch, UTC. */
  readonly from: number;
  readonly capacity: number;
}
