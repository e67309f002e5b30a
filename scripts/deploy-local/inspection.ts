import { CheckError, checkEqual } from './check';
import { readAlarms, readGroup, readPolicies, readResources, readStack } from './stack';
import type { Target } from './target';
import { propertiesOf } from './template';

/**
 * Every resource of the template is in the stack.
 *
 * Not taken from the CDK CLI, which says that all is well whenever the stack's status says so: an emulator that
 * leaves out what it does not know ends with CREATE_COMPLETE too.
 */
export async function inspectResources(target: Target): Promise<string> {
  const wanted = Object.entries(target.template.Resources).map(([id, { Type }]) => `${Type} ${id}`);
  const made = await readResources(target);
  const missing = wanted.filter((resource) => !made.includes(resource));
  if (missing.length > 0) {
    throw new CheckError(`the stack lacks ${missing.join(', ')}`);
  }
  return `${wanted.length} of ${wanted.length}`;
}

/** The group has the template's bounds, and its minimum as desired capacity, since the template sets none. */
export async function inspectGroup(target: Target): Promise<string> {
  const { MinSize, MaxSize } = propertiesOf(target.template, 'AWS::AutoScaling::AutoScalingGroup');
  const { min, max, desired } = await readGroup(target, (await readStack(target)).output('GroupName'));
  checkEqual(
    'the capacity of the group',
    { min, max, desired },
    {
      min: Number(MinSize),
      max: Number(MaxSize),
      desired: Number(MinSize),
    },
  );
  return `min ${min}, max ${max}, desired ${desired}`;
}

/** The scaling policy is the template's. */
export async function inspectPolicy(target: Target): Promise<string> {
  const { PolicyType, TargetTrackingConfiguration } = propertiesOf(target.template, 'AWS::AutoScaling::ScalingPolicy');
  const found = await readPolicies(target, (await readStack(target)).output('GroupName'));
  const [policy] = found;
  checkEqual(
    'the kind of the only scaling policy',
    found.map((each) => each.PolicyType),
    [PolicyType],
  );
  const wanted = TargetTrackingConfiguration as { readonly TargetValue: number };
  checkEqual('the target of the scaling policy', policy?.TargetTrackingConfiguration?.TargetValue, wanted.TargetValue);
  return `${policy?.PolicyType} at ${wanted.TargetValue}`;
}

/** The alarms are the template's. Of one on an expression an emulator does not tell the metrics. */
export async function inspectAlarms(target: Target): Promise<string> {
  const wanted = Object.values(target.template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && Properties.Metrics === undefined)
    .map(({ Properties: alarm }) => [alarm.Namespace, alarm.MetricName, alarm.ComparisonOperator, alarm.Threshold]);
  const found = await readAlarms(target);
  const missing = wanted.map((alarm) => alarm.join(' ')).filter((alarm) => !found.includes(alarm));
  if (missing.length > 0) {
    throw new CheckError(`there is no alarm on ${missing.join(', ')}`);
  }
  return `${wanted.length} of ${wanted.length}`;
}
