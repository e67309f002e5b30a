import { emptyMemory } from '../../../scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { decideInPlace } from '../../../scaling/controller/decide';
import type { GroupSnapshot, InstanceSnapshot } from '../../../scaling/controller/group-snapshot';
import { loadWindow } from '../../../scaling/controller/load-window';
import { type RenewalOf, renewalOf } from '../../../scaling/controller/renewal-of';
import type { FunctionDefinition } from '../../template/read-functions';
import type { GroupModel } from '../model/group-model';
import { carryOut } from './carry-out';
import { LoadReadings } from './load-readings';
import { ToldSchedule } from './told-schedule';

/** Runs the controller's `decide`, the code that is bundled for Lambda, on a modelled group. */
export class SimulatedController {
  private readonly readings: LoadReadings;
  private readonly schedule: ToldSchedule;
  private readonly memory = emptyMemory();

  constructor(
    private readonly definition: FunctionDefinition,
    private readonly policy: ControllerPolicy,
    private readonly model: GroupModel,
    private readonly renew: RenewalOf = renewalOf,
  ) {
    this.readings = new LoadReadings(model, policy.source);
    this.schedule = new ToldSchedule(model.schedule);
    model.metrics.keep(KEPT);
  }

  /** What the function does when its schedule invokes it, now. A shadow does nothing that could be seen. */
  tick(): void {
    if (this.policy.isShadow) {
      return;
    }
    const { group, options } = this.model;
    const now = (options.start + group.now) * 1000;
    const window = loadWindow(now, this.memory, this.policy.source);
    const readings = window ? this.readings.read(window) : [];
    const snapshot = this.snapshot();
    const decision = decideInPlace(now, this.policy, snapshot, readings, this.memory, this.renew);
    const reason = decision.reasons[0]?.message ?? '';
    carryOut(decision.actions, this.model, { policy: this.definition.name, reason });
  }

  /** The group as the API would tell of it. */
  private snapshot(): GroupSnapshot {
    const { group, options } = this.model;
    return {
      name: options.definition.name,
      range: group.range,
      desiredCapacity: group.desired,
      instances: this.pending(),
      suspendedProcesses: group.processes.suspended.map(([process]) => process),
      scheduledActions: this.schedule.actions,
      isWeighted: options.definition.mixedInstances?.isWeighted ?? false,
    };
  }

  /** Instances that are on their way, which are all that a decision asks for. */
  private pending(): readonly InstanceSnapshot[] {
    const { counts, life } = this.model.fleet;
    return counts.active === counts.inService
      ? []
      : [...life.instances]
          .filter(({ state }) => state.startsWith('Pending'))
          .map(({ number, state }) => ({ id: String(number), lifecycleState: state, healthStatus: 'Healthy' }));
  }
}

/** Minutes of metrics that are kept for it: more than from one tick to the next. */
const KEPT = 1024;
