import { type TargetState, targetsOf } from '../../twin/deployed/target-health';
import type { TargetGroupPart } from '../../twin/template/read-balancers';
import { type Resolved, scalarText } from '../../twin/template/resolved';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { select } from './select';

/**
 * Why a target is in a state, as the service words it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
const reasons: { readonly [state in TargetState | 'unused']: XmlObject } = {
  initial: { Reason: 'Elb.InitialHealthChecking', Description: 'Initial health checks in progress' },
  healthy: {},
  unhealthy: { Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' },
  draining: { Reason: 'Target.DeregistrationInProgress', Description: 'Target deregistration is in progress' },
  unused: { Reason: 'Target.NotRegistered', Description: 'Target is not registered to the target group' },
};

/**
 * The instances of the groups as targets of a target group, also of another stack's that a group is attached to: those
 * that are registered, or those that are asked for.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
 */
export function describeTargetHealth(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const arn = parameters.required('TargetGroupArn');
  const asked = parameters.objects('Targets').map((target) => target.required('Id'));
  const states = statesOf(arn, world);
  const { targetGroups } = world.read().stack.balancing;
  const { configuration } = targetGroups.find((targetGroup) => targetGroup.arn === arn) ?? { configuration: {} };
  const ids = asked.length > 0 ? asked : [...states.keys()];
  return {
    TargetHealthDescriptions: ids.map((id) => targetElement(id, states.get(id) ?? 'unused', configuration)),
  };
}

/** The states of the registered targets, by identifier of the instance. */
function statesOf(arn: string, world: LiveWorld): ReadonlyMap<string, TargetState> {
  const attached = world.groups().flatMap((group) => {
    const targetGroup = group.definition.targetGroups.find((candidate) => candidate.arn === arn);
    return targetGroup ? [targetsOf(group, targetGroup)] : [];
  });
  if (attached.length === 0) {
    select('TargetGroup', world.read().stack.balancing.targetGroups, [arn]);
  }
  return new Map(attached.flat().map(({ instance, state }) => [instance.id, state]));
}

function targetElement(
  id: string,
  state: TargetState | 'unused',
  { Port, HealthCheckPort }: TargetGroupPart['configuration'],
): XmlObject {
  const port = scalarText(Port as Resolved);
  const checked = scalarText(HealthCheckPort as Resolved) ?? 'traffic-port';
  return {
    Target: { Id: id, Port: port },
    HealthCheckPort: checked === 'traffic-port' ? port : checked,
    TargetHealth: { State: state, ...reasons[state] },
  };
}
