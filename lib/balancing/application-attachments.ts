import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import type { AttachmentKind } from './attachment-kind';
import {
  checkListenerOptions,
  checkLoadBalancerOptions,
  checkLoadBalancerPlace,
  HardenedLoadBalancer,
} from './load-balancer';
import { ApplicationLoadBalancing, isForNetwork } from './load-balancing';
import {
  checkRefused,
  OF_APPLICATION_BALANCER,
  OF_APPLICATION_LISTENER,
  OF_BALANCER,
  OF_LISTENER,
} from './refused-props';
import type { AttachedService, BalancedServiceProps } from './service-balancing';
import { HardenedTargetGroup } from './target-group';
import { checkApplicationTargetGroupOptions } from './target-group-options';
import { checkHealthCheckPath } from './target-health-check';

/** Where a service listens on a balancer. */
export interface ApplicationListenerOptions {
  /**
   * Port of the listener, 1 to 65535.
   *
   * @default - 80; with a certificate 443
   */
  readonly listenerPort?: number;
}

/** Which requests of a listener go to a service. */
export interface ListenerRuleOptions {
  /** Place among the rules of the listener, 1 to 50000. The lowest that matches decides. */
  readonly priority: number;

  /** What a request must match, at least 1 condition. */
  readonly conditions: elbv2.ListenerCondition[];
}

/** The service makes balancer, listener and target group. */
export function newLoadBalancer(): AttachmentKind {
  return {
    check: (props) =>
      checkLoadBalancerOptions(props)
        .include(props.vpc ? checkLoadBalancerPlace(inBalancerSubnets({ ...props, vpc: props.vpc })) : new PropChecks())
        .include(checkTargets(props))
        .include(checkNeedsCertificate(props)),
    attach: (scope, service) => {
      const loadBalancer = new HardenedLoadBalancer(scope, 'LoadBalancer', inBalancerSubnets(service));
      const targetGroup = newTargetGroup(scope, service);
      loadBalancer.listener.addAction('Default', { action: forwardTo(targetGroup, service) });
      return { loadBalancer, applicationTargetGroup: targetGroup };
    },
  };
}

/** The service makes listener and target group. */
export function givenLoadBalancer(
  loadBalancer: elbv2.IApplicationLoadBalancer,
  { listenerPort }: ApplicationListenerOptions,
): AttachmentKind {
  return {
    check: (props) =>
      checkRefused(props, 'applicationLoadBalancer()', OF_BALANCER, OF_APPLICATION_BALANCER)
        .integer('listenerPort', listenerPort, 1, 65_535)
        .include(checkTargets(props))
        .include(checkListenerOptions(props))
        .include(checkNeedsCertificate(props)),
    attach: (scope, service) => {
      const targetGroup = newTargetGroup(scope, service);
      const listener = new elbv2.ApplicationListener(scope, 'Listener', {
        ...listenerOf(service, listenerPort),
        loadBalancer,
        defaultAction: forwardTo(targetGroup, service),
      });
      for (const peer of service.allowFrom ?? []) {
        listener.connections.allowDefaultPortFrom(peer);
      }
      return { applicationTargetGroup: targetGroup };
    },
  };
}

/**
 * The service makes a rule and its target group.
 *
 * The rule stands in the service, also when the listener is of another stack, so that the stacks do not need each other.
 */
export function givenListener(listener: elbv2.IApplicationListener, rule: ListenerRuleOptions): AttachmentKind {
  new PropChecks()
    .integer('priority', rule.priority, 1, 50_000)
    .rule(rule.conditions.length > 0, 'conditions must name at least 1 condition, got 0')
    .throwFor('LoadBalancerAttachment.listener');
  return {
    check: (props) =>
      checkRefused(
        props,
        'listener()',
        OF_BALANCER,
        OF_APPLICATION_BALANCER,
        OF_LISTENER,
        OF_APPLICATION_LISTENER,
      ).include(checkTargets(props)),
    attach: (scope, service) => {
      const targetGroup = newTargetGroup(scope, service);
      new elbv2.ApplicationListenerRule(scope, 'ListenerRule', {
        ...rule,
        listener,
        action: forwardTo(targetGroup, service),
      });
      return { applicationTargetGroup: targetGroup };
    },
  };
}

function checkTargets(props: BalancedServiceProps): PropChecks {
  const { loadBalancing } = props;
  return new PropChecks()
    .integer('applicationPort', props.applicationPort, 1, 65_535)
    .include(checkApplicationTargetGroupOptions(props))
    .include(checkHealthCheckPath(props))
    .rule(
      !isForNetwork(loadBalancing),
      `loadBalancing must be a strategy of Application Load Balancers, got LoadBalancing.${loadBalancing?._name}`,
    );
}

/** Clients speak HTTP/2 and send tokens over TLS only. */
function checkNeedsCertificate({ certificate, protocolVersion, jwtValidation }: BalancedServiceProps): PropChecks {
  const { HTTP1 } = elbv2.ApplicationProtocolVersion;
  return new PropChecks()
    .rule(
      certificate !== undefined || protocolVersion === undefined || protocolVersion === HTTP1,
      `certificate must be given when protocolVersion is ${protocolVersion}`,
    )
    .rule(certificate !== undefined || jwtValidation === undefined, 'certificate must be given when jwtValidation is');
}

/** The target group stands outside the listener, so that it stays when a certificate adds another one. */
function newTargetGroup(scope: Construct, service: AttachedService): HardenedTargetGroup {
  const { loadBalancing, healthCheck } = service;
  return new HardenedTargetGroup(scope, 'TargetGroup', {
    ...service,
    port: service.applicationPort,
    targets: [service.group],
    healthCheck,
    loadBalancing: loadBalancing instanceof ApplicationLoadBalancing ? loadBalancing : undefined,
  });
}

function forwardTo(targetGroup: HardenedTargetGroup, { jwtValidation }: AttachedService): elbv2.ListenerAction {
  const forward = elbv2.ListenerAction.forward([targetGroup]);
  return jwtValidation ? elbv2.ListenerAction.authenticateJwt({ ...jwtValidation, next: forward }) : forward;
}

function listenerOf(service: AttachedService, port?: number): elbv2.BaseApplicationListenerProps {
  const { certificate, sslPolicy = elbv2.SslPolicy.TLS13_12_RES_PQ, mutualAuthentication } = service;
  if (certificate === undefined) {
    return { port: port ?? 80, protocol: elbv2.ApplicationProtocol.HTTP, open: false };
  }
  return {
    port: port ?? 443,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    certificates: [certificate],
    sslPolicy,
    mutualAuthentication,
    open: false,
  };
}

/** The subnets of the service's own props are those of the instances. */
export function inBalancerSubnets<T extends BalancedServiceProps>(props: T): T {
  return { ...props, vpcSubnets: props.loadBalancerSubnets };
}
