import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import type { FunctionDefinition } from '../../template/read-functions';
import type { GroupModel } from '../model/group-model';
import { controlOf } from './control';
import { demandCounts } from './demand-counts';

/**
 * How a controller treats a modelled group; what is to be known about that goes to the findings of the run. Undefined for
 * an environment that cannot be read: then the controller has no effect.
 */
export function tellControl(controller: FunctionDefinition, model: GroupModel): ControllerPolicy | undefined {
  const path = `Resources.${controller.logicalId}`;
  const report = (place: string, message: string) => model.findings.report({ path: `${path}${place}`, message });
  try {
    const { policy, learnsBoot } = controlOf(controller, model.options.definition);
    if (learnsBoot) {
      const seconds = policy.bootMinutes * 60;
      report('.Properties.Environment.Variables.LEARN_BOOT_TIME', `boot time is not learned: taken as ${seconds} s`);
    }
    tellSource(policy, model, (message) => report('.Properties.Environment.Variables.LOAD_SOURCE', message));
    return policy;
  } catch (error) {
    report('', `no effect: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function tellSource({ source }: ControllerPolicy, model: GroupModel, report: (message: string) => void): void {
  if (source.kind === 'cpu') {
    return;
  }
  const { metrics, options } = model;
  const unknown = demandCounts(source, model).indexOf(undefined);
  if (unknown >= 0) {
    const { namespace, name } = source.metrics[unknown]!;
    const instead = source.perInstance === undefined ? 'it reads CPU alone' : 'it knows no load, and lowers nothing';
    report(`the twin does not know ${namespace} ${name} of the controller: ${instead}`);
    return;
  }
  if (options.requestsPerCapacity === undefined) {
    report(
      `the load is not in requests: before the controller, not before policies, an instance-capacity is ${metrics.balancer!.requestsPerCapacity} requests a minute`,
    );
  }
}
