/** What a group does by itself, by Auto Scaling's own names, in the order of its documentation; rule 5.4. */
export const PROCESSES = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
] as const;

export type Process = (typeof PROCESSES)[number];

/**
 * Which processes of a group are suspended, and since when, in seconds since the start of the run.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
export class Processes {
  private readonly since = new Map<Process, number>();

  /** In the order in which they were suspended. */
  get suspended(): readonly (readonly [process: Process, since: number])[] {
    return [...this.since];
  }

  areActive(...processes: readonly Process[]): boolean {
    return processes.every((process) => !this.since.has(process));
  }

  /** One that is suspended already stays so since then. */
  suspend(process: Process, now: number): void {
    this.since.set(process, this.since.get(process) ?? now);
  }

  resume(process: Process): void {
    this.since.delete(process);
  }
}
