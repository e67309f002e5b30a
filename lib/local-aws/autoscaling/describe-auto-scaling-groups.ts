import type { DeployedGroup } from '../../twin/deployed/deployed-group';
import { enabledMetrics } from '../../twin/deployed/group-metrics';
import { isoMilliseconds } from '../../twin/iso-time';
import type { Tag } from '../../twin/template/read-groups';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { tagElement } from './describe-tags';
import { warmPoolElement } from './describe-warm-pool';
import { instanceElement } from './elements';
import { launchElements } from './launch-elements';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export function describeAutoScalingGroups(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const names = parameters.list('AutoScalingGroupNames');
  const filters = parameters.objects('Filters').map(tagFilter);
  const groups = world
    .groups()
    .filter(
      ({ definition }) =>
        (names.length === 0 || names.includes(definition.name)) && filters.every((matches) => matches(definition.tags)),
    );
  const size = parameters.integer('MaxRecords', { min: 1, max: 100 }) ?? 50;
  const page = paginate(groups, size, parameters.text('NextToken'));
  const withInstances = parameters.flag('IncludeInstances') ?? true;
  return {
    AutoScalingGroups: page.items.map((group) => groupElement(group, withInstances)),
    NextToken: page.nextToken,
  };
}

function groupElement(group: DeployedGroup, withInstances: boolean): XmlObject {
  const { definition, range, instances } = group;
  const subnets = definition.placements.flatMap(({ subnetId }) => subnetId ?? []);
  const members = instances.filter(({ isPooled }) => !isPooled);
  return {
    AutoScalingGroupName: definition.name,
    AutoScalingGroupARN: definition.arn,
    ...launchElements(definition),
    MinSize: range.min,
    MaxSize: range.max,
    DesiredCapacity: group.desired,
    DefaultCooldown: definition.cooldown,
    AvailabilityZones: [...new Set(definition.placements.map(({ zone }) => zone))],
    LoadBalancerNames: [],
    TargetGroupARNs: definition.targetGroupArns,
    TrafficSources: definition.targetGroupArns.map((arn) => ({ Identifier: arn, Type: 'elbv2' })),
    HealthCheckType: definition.healthCheckType,
    HealthCheckGracePeriod: definition.healthCheckGracePeriod,
    Instances: withInstances ? members.map((instance) => instanceElement(instance, definition)) : [],
    CreatedTime: isoMilliseconds(group.createdAt),
    SuspendedProcesses: group.processes.suspended.map(({ name, reason }) => ({
      ProcessName: name,
      SuspensionReason: reason,
    })),
    VPCZoneIdentifier: subnets.join(','),
    EnabledMetrics: enabledMetrics(definition).map((Metric) => ({ Metric, Granularity: '1Minute' })),
    Tags: definition.tags.map((tag) => tagElement(tag, definition.name)),
    TerminationPolicies: definition.terminationPolicies,
    NewInstancesProtectedFromScaleIn: definition.newInstancesProtectedFromScaleIn,
    MaxInstanceLifetime: definition.maxInstanceLifetime,
    CapacityRebalance: definition.capacityRebalance,
    WarmPoolConfiguration: definition.warmPool && warmPoolElement(definition.warmPool),
    WarmPoolSize: definition.warmPool && instances.length - members.length,
    DefaultInstanceWarmup: definition.defaultInstanceWarmup,
  };
}

/** Filters are joined with AND, the values of one with OR. */
function tagFilter(filter: QueryParameters): (tags: readonly Tag[]) => boolean {
  const name = filter.text('Name') ?? '';
  const values = filter.list('Values');
  if (name === 'tag-key') {
    return (tags) => tags.some(({ key }) => values.includes(key));
  }
  if (name === 'tag-value') {
    return (tags) => tags.some(({ value }) => values.includes(value));
  }
  if (name.startsWith('tag:')) {
    return (tags) => tags.some(({ key, value }) => key === name.slice('tag:'.length) && values.includes(value));
  }
  throw new AwsError(
    'ValidationError',
    `Filter type ${name} is not correct. Allowed Filter types are: tag-key tag-value tag:<key>`,
  );
}
