import { readControllerEnvironment } from '../../../scaling/controller/controller-environment';
import { emptyMemory } from '../../../scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { decideInPlace } from '../../../scaling/controller/decide';
import { loadWindow } from '../../../scaling/controller/load-window';
import type { FunctionDefinition } from '../../template/read-functions';
import type { GroupModel } from '../model/group-model';
import { loadSamples } from './load-samples';

/** Runs the controller's `decide`, the code that is bundled for Lambda, on a modelled group. */
export class SimulatedController {
  private readonly policy: ControllerPolicy;
  private memory = emptyMemory();

  /** @throws Error when the function's environment is not that of a controller */
  constructor(
    private readonly definition: FunctionDefinition,
    private readonly model: GroupModel,
  ) {
    this.policy = readControllerEnvironment(definition.environment).policy;
    model.metrics.keep(KEPT);
  }

  /** What the function does when its schedule invokes it, now. */
  tick(): void {
    const { group, options } = this.model;
    const now = (options.start + group.now) * 1000;
    const window = loadWindow(now, this.memory);
    const samples = window ? loadSamples(this.model, window) : [];
    const snapshot = {
      name: options.definition.name,
      range: group.range,
      desiredCapacity: group.desired,
      suspendedProcesses: group.processes.suspended.map(([process]) => process),
    };
    const { actions, reasons, memory } = decideInPlace(now, this.policy, snapshot, samples, this.memory);
    this.memory = memory;
    for (const { desiredCapacity } of actions) {
      group.scaleTo(desiredCapacity, {
        by: 'controller',
        policy: this.definition.name,
        reason: reasons[0]?.message ?? '',
        warmup: options.definition.defaultInstanceWarmup ?? 0,
      });
    }
  }
}

/** Minutes of metrics that are kept for it: more than from one tick to the next. */
const KEPT = 1024;
