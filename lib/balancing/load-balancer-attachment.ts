import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import {
  type ApplicationListenerOptions,
  givenListener,
  givenLoadBalancer,
  type ListenerRuleOptions,
  newLoadBalancer,
} from './application-attachments';
import type { AttachmentKind } from './attachment-kind';
import { givenNetworkTargetGroup, givenTargetGroup, nothing } from './given-target-groups';
import { isForNetwork, type LoadBalancing } from './load-balancing';
import { givenNetworkLoadBalancer, type NetworkListenerOptions, newNetworkLoadBalancer } from './network-attachments';
import type { NetworkLoadBalancerOptions } from './network-load-balancer';
import type { AttachedService, BalancedServiceProps, ServiceBalancing } from './service-balancing';

/**
 * What an `ElasticService` is behind: a balancer that it makes, a part that you bring, or nothing.
 *
 * Props of the service that tell about a part which it does not make are refused.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html
 *
 * @example
 * declare const listener: elbv2.IApplicationListener;
 *
 * new ElasticService(this, 'Shop', {
 *   loadBalancerAttachment: LoadBalancerAttachment.listener(listener, {
 *     priority: 10,
 *     conditions: [elbv2.ListenerCondition.hostHeaders(['shop.example.com'])],
 *   }),
 * });
 */
export abstract class LoadBalancerAttachment {
  /** A new `HardenedLoadBalancer`, as the service's own props tell. */
  public static newApplicationLoadBalancer(): LoadBalancerAttachment {
    return new Attachment(newLoadBalancer());
  }

  /** A new `HardenedNetworkLoadBalancer`, as the service's own props and these options tell. */
  public static newNetworkLoadBalancer(options: NetworkLoadBalancerOptions = {}): LoadBalancerAttachment {
    return new Attachment(newNetworkLoadBalancer(options));
  }

  /**
   * A new listener on an Application Load Balancer that you bring, of this app or imported. `certificate`, `sslPolicy` and
   * `allowFrom` of the service tell of the listener; without `allowFrom` nobody is let in who is not already.
   */
  public static applicationLoadBalancer(
    loadBalancer: elbv2.IApplicationLoadBalancer,
    options: ApplicationListenerOptions = {},
  ): LoadBalancerAttachment {
    return new Attachment(givenLoadBalancer(loadBalancer, options));
  }

  /**
   * A new listener on a Network Load Balancer that you bring, of this app or imported. `certificate`, `sslPolicy` and
   * `allowFrom` of the service tell of the listener.
   */
  public static networkLoadBalancer(
    loadBalancer: elbv2.INetworkLoadBalancer,
    options: NetworkListenerOptions = {},
  ): LoadBalancerAttachment {
    return new Attachment(givenNetworkLoadBalancer(loadBalancer, options));
  }

  /**
   * A new rule on a listener that you bring, of this app or imported, so that several services share a balancer.
   *
   * @throws when the priority is out of range, or there is no condition
   */
  public static listener(listener: elbv2.IApplicationListener, rule: ListenerRuleOptions): LoadBalancerAttachment {
    return new Attachment(givenListener(listener, rule));
  }

  /**
   * A target group that you bring, of this app or imported. It must be for instances.
   *
   * An imported one knows nothing of its balancer: open `group.connections` to it.
   */
  public static targetGroup(targetGroup: elbv2.IApplicationTargetGroup): LoadBalancerAttachment {
    return new Attachment(givenTargetGroup(targetGroup));
  }

  /** A target group of a Network Load Balancer that you bring. Open `group.connections` to the balancer. */
  public static networkTargetGroup(targetGroup: elbv2.INetworkTargetGroup): LoadBalancerAttachment {
    return new Attachment(givenNetworkTargetGroup(targetGroup));
  }

  /** Nothing: the instances take their work from elsewhere, a queue for example. */
  public static none(): LoadBalancerAttachment {
    return new Attachment(nothing());
  }

  /**
   * A new balancer of the kind that a strategy is for.
   *
   * @internal
   */
  public static _forStrategy(loadBalancing: LoadBalancing | undefined): LoadBalancerAttachment {
    return new Attachment(isForNetwork(loadBalancing) ? newNetworkLoadBalancer({}) : newLoadBalancer());
  }

  /**
   * What is wrong with it for the props of a service.
   *
   * @internal
   */
  public abstract _check(props: BalancedServiceProps): PropChecks;

  /** @internal */
  public abstract _attach(scope: Construct, service: AttachedService): ServiceBalancing;
}

class Attachment extends LoadBalancerAttachment {
  public constructor(private readonly kind: AttachmentKind) {
    super();
  }

  public _check(props: BalancedServiceProps): PropChecks {
    return this.kind.check(props);
  }

  public _attach(scope: Construct, service: AttachedService): ServiceBalancing {
    return this.kind.attach(scope, service);
  }
}
