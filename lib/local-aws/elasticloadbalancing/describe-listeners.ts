import type { BalancerPart } from '../../twin/template/read-balancers';
import { AwsError } from '../aws-error';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { pageOf } from './page-of';
import { picked } from './picked';
import { select } from './select';

/**
 * The listeners of a load balancer, or those of some ARNs.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
 */
export function describeListeners(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { loadBalancers, listeners } = world.read().stack.balancing;
  const balancerArn = parameters.text('LoadBalancerArn');
  const arns = parameters.list('ListenerArns');
  if (balancerArn === undefined && arns.length === 0) {
    throw new AwsError('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
  }
  select('LoadBalancer', loadBalancers, balancerArn === undefined ? [] : [balancerArn]);
  const found = select('Listener', listeners, arns).filter(
    ({ configuration }) => balancerArn === undefined || configuration.LoadBalancerArn === balancerArn,
  );
  return pageOf('Listeners', found, parameters, listenerElement);
}

function listenerElement({ arn, configuration }: BalancerPart): XmlObject {
  const keys = ['LoadBalancerArn', 'Port', 'Protocol', 'SslPolicy', 'Certificates', 'DefaultActions', 'AlpnPolicy'];
  return { ListenerArn: arn, ...picked(configuration, keys) };
}
