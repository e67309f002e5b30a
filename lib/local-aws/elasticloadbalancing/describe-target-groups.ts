import type { TargetGroupPart } from '../../twin/template/read-balancers';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { pageOf } from './page-of';
import { picked } from './picked';
import { select } from './select';

/** What a target group has unless it says otherwise. */
const defaults = {
  Protocol: 'HTTP',
  HealthCheckEnabled: true,
  HealthCheckIntervalSeconds: 30,
  HealthCheckPort: 'traffic-port',
  HealthyThresholdCount: 5,
  UnhealthyThresholdCount: 2,
  TargetType: 'instance',
  IpAddressType: 'ipv4',
};

/** The same for one of an application load balancer, and for any other. */
const ofApplication = {
  HealthCheckPath: '/',
  HealthCheckProtocol: 'HTTP',
  HealthCheckTimeoutSeconds: 5,
  Matcher: { HttpCode: '200' },
  ProtocolVersion: 'HTTP1',
};
const ofOthers = { HealthCheckProtocol: 'TCP', HealthCheckTimeoutSeconds: 10 };

/**
 * The target groups of the template.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html the defaults
 */
export function describeTargetGroups(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { loadBalancers, targetGroups } = world.read().stack.balancing;
  const balancerArn = parameters.text('LoadBalancerArn');
  select('LoadBalancer', loadBalancers, balancerArn === undefined ? [] : [balancerArn]);
  const found = select('TargetGroup', targetGroups, parameters.list('TargetGroupArns'), parameters.list('Names'));
  const ofBalancer = found.filter(
    ({ balancerArns }) => balancerArn === undefined || balancerArns.includes(balancerArn),
  );
  return pageOf('TargetGroups', ofBalancer, parameters, targetGroupElement);
}

function targetGroupElement({ arn, name, balancerArns, configuration }: TargetGroupPart): XmlObject {
  const keys = ['Port', 'VpcId', ...Object.keys({ ...defaults, ...ofApplication })];
  return {
    TargetGroupArn: arn,
    TargetGroupName: name,
    LoadBalancerArns: balancerArns,
    ...defaults,
    ...(isOfApplication(configuration.Protocol) ? ofApplication : ofOthers),
    ...picked(configuration, keys),
  };
}

/** Whether a target group of this protocol belongs to an application load balancer. */
export function isOfApplication(protocol: unknown = 'HTTP'): boolean {
  return protocol === 'HTTP' || protocol === 'HTTPS';
}
