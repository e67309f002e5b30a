import type { ControlledGroup, GroupSelection } from '../../../scaling/controller/controlled-groups';
import { readControllerEnvironment } from '../../../scaling/controller/controller-environment';
import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { policyFor } from '../../../scaling/controller/policy-for';
import type { FunctionDefinition } from '../../template/read-functions';
import type { GroupDefinition } from '../../template/read-groups';

/** How the function of a template controls one of its groups. */
export interface Control {
  readonly policy: ControllerPolicy;
  /** Whether it would learn how long instances take to boot, which it does not here. */
  readonly learnsBoot: boolean;
}

/** @throws Error when the function's environment is not that of a controller, or its group's tag is not a number */
export function controlOf({ environment }: FunctionDefinition, definition: GroupDefinition): Control {
  const read = readControllerEnvironment(environment);
  return { policy: policyFor(read, groupIn(read.groups, definition)), learnsBoot: read.boot.isLearned };
}

function groupIn(selection: GroupSelection, { name, tags }: GroupDefinition): ControlledGroup {
  if (selection.kind === 'listed') {
    return selection.groups.find((group) => group.name === name)!;
  }
  const { key, highestFloor } = selection;
  const value = tags.find((tag) => tag.key === key)?.value ?? '';
  if (!/^\d+$/.test(value)) {
    throw new Error(`tag ${key} of ${name} must be a whole number, got ${value || 'nothing'}`);
  }
  return {
    name,
    baseline: Number(value),
    source: { kind: 'cpu' },
    ...(highestFloor !== undefined && { highestFloor }),
  };
}
