import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ElasticGroup } from '../elastic-group';
import type { PropChecks } from '../prop-checks';
import type { HardenedLoadBalancer, HardenedLoadBalancerOptions } from './load-balancer';
import { LoadBalancerAttachment } from './load-balancer-attachment';
import type { LoadBalancing } from './load-balancing';
import type { HardenedNetworkLoadBalancer } from './network-load-balancer';
import type { ApplicationTargetGroupOptions } from './target-group-options';

/** Which bearer tokens (JWT) a listener lets pass. */
export interface JwtValidation {
  /** Issuer that a token must name in its claim `iss`, as an HTTPS URL. */
  readonly issuer: string;

  /** Where the issuer publishes its keys, as an HTTPS URL that the internet can reach. */
  readonly jwksEndpoint: string;
}

/** How an `ElasticService` is balanced. */
export interface ServiceBalancingOptions extends ApplicationTargetGroupOptions {
  /**
   * How the balancer chooses the target of a request, or of a connection. The kind of the strategy decides on the kind of
   * the balancer.
   *
   * @default - round robin; behind a Network Load Balancer `LoadBalancing.flowHash()`
   */
  readonly loadBalancing?: LoadBalancing;

  /**
   * What the service is behind: a balancer that it makes, one that you bring, or none.
   *
   * @default - a new balancer of the kind that `loadBalancing` is for
   */
  readonly loadBalancerAttachment?: LoadBalancerAttachment;

  /**
   * Let pass only requests with a valid bearer token (JWT). It needs `certificate`, or a listener of yours with one.
   *
   * @default - the balancer asks for no token
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
   */
  readonly jwtValidation?: JwtValidation;
}

/** What is known of a service when it is attached. */
export interface BalancedServiceProps extends ServiceBalancingOptions, HardenedLoadBalancerOptions {
  readonly vpc?: ec2.IVpc;
  readonly loadBalancerSubnets?: ec2.SubnetSelection;
  readonly applicationPort?: number;
  readonly healthCheckPath?: string;
}

/** What attaches to what. */
export interface AttachedService extends BalancedServiceProps {
  readonly vpc: ec2.IVpc;
  readonly group: ElasticGroup;
}

/** What a service got by its attachment. */
export interface ServiceBalancing {
  readonly loadBalancer?: HardenedLoadBalancer;
  readonly networkLoadBalancer?: HardenedNetworkLoadBalancer;
  readonly applicationTargetGroup?: elbv2.IApplicationTargetGroup;
  readonly networkTargetGroup?: elbv2.INetworkTargetGroup;
}

/** The attachment that is given, or that the strategy is for. */
export function attachmentOf(props: ServiceBalancingOptions): LoadBalancerAttachment {
  return props.loadBalancerAttachment ?? LoadBalancerAttachment._forStrategy(props.loadBalancing);
}

/** What can be wrong with how a service is balanced. */
export function checkServiceBalancing(props: BalancedServiceProps): PropChecks {
  return attachmentOf(props)._check(props);
}
