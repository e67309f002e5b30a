import type { Finding } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** Types that belong to the one group that their AutoScalingGroupName names. */
const attached = ['LifecycleHook', 'ScalingPolicy', 'ScheduledAction', 'WarmPool'];

const actionKeys = ['AlarmActions', 'InsufficientDataActions', 'OKActions'];

/**
 * Reports what comes to nothing: what belongs to a group of another stack, a scaling policy in the actions of a composite
 * alarm, and what the reader cannot see because it is not a resource yet.
 */
export function findNoEffect(scope: Scope, report: (finding: Finding) => void): void {
  findForeign(scope, report);
  findCompositeActions(scope, report);
  for (const name of scope.template.unread) {
    const reason = name.startsWith('Fn::ForEach') ? 'Fn::ForEach is not expanded' : 'a resource must have a Type';
    report({ path: `Resources.${name}`, message: `left out: ${reason}` });
  }
  for (const name of scope.template.transforms) {
    report({ path: 'Transform', message: `${name} is not applied: what it would add is not read` });
  }
}

function findForeign(scope: Scope, report: (finding: Finding) => void): void {
  const groups = resourcesOf('AWS::AutoScaling::AutoScalingGroup', scope, report).map(({ name }) => name);
  for (const resource of attached.flatMap((type) => resourcesOf(`AWS::AutoScaling::${type}`, scope, report))) {
    const name = resource.properties.text('AutoScalingGroupName');
    if (name === undefined || !groups.includes(name)) {
      report({
        path: `${resource.path}.Properties.AutoScalingGroupName`,
        message: `no effect: AutoScalingGroupName must name a group of the template, got ${name ?? 'nothing'}`,
      });
    }
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html */
function findCompositeActions(scope: Scope, report: (finding: Finding) => void): void {
  for (const { path, properties } of resourcesOf('AWS::CloudWatch::CompositeAlarm', scope, report)) {
    for (const key of actionKeys) {
      const actions = properties.names(key).map(String);
      if (actions.some((action) => action.includes(':scalingPolicy:'))) {
        report({ path: `${path}.Properties.${key}`, message: 'no effect: a composite alarm cannot scale a group' });
      }
    }
  }
}
