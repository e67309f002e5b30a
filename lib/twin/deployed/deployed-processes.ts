import { isoSeconds } from '../iso-time';
import { Refusal } from '../refusal';
import type { GroupModel } from '../simulate/model/group-model';
import { PROCESSES, type Process } from '../simulate/model/processes';

/** A suspended process as the API tells it. */
export interface SuspendedProcess {
  readonly name: Process;
  readonly reason: string;
}

/** The processes of a group as the API sees them. No names mean all of them. */
export class DeployedProcesses {
  constructor(private readonly model: GroupModel) {}

  /** In the order in which they were suspended. */
  get suspended(): readonly SuspendedProcess[] {
    const { start } = this.model.options;
    return this.model.group.processes.suspended.map(([name, since]) => ({
      name,
      reason: `User suspended at ${isoSeconds(start + since)}`,
    }));
  }

  /**
   * What `SuspendProcesses` does.
   *
   * @throws Refusal when one is not a process, and changes nothing
   */
  suspend(names: readonly string[]): void {
    const { group, findings } = this.model;
    for (const process of processesOf(names)) {
      group.processes.suspend(process, group.now);
    }
    if (!group.processes.areActive('AddToLoadBalancer')) {
      findings.report({
        path: 'SuspendedProcesses.AddToLoadBalancer',
        message: 'no effect: targets are added all the same',
      });
    }
  }

  /**
   * What `ResumeProcesses` does.
   *
   * @throws Refusal when one is not a process, and changes nothing
   */
  resume(names: readonly string[]): void {
    for (const process of processesOf(names)) {
      this.model.group.resume(process);
    }
  }
}

function processesOf(names: readonly string[]): readonly Process[] {
  const unknown = names.filter((name) => !PROCESSES.some((process) => process === name));
  if (unknown.length > 0) {
    const message = `scalingProcesses must be among ${PROCESSES.join(', ')}, got ${unknown.join(', ')}`;
    throw new Refusal('ValidationError', message);
  }
  return PROCESSES.filter((process) => names.length === 0 || names.includes(process));
}
