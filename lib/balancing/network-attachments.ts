import { Validations } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { inBalancerSubnets } from './application-attachments';
import type { AttachmentKind } from './attachment-kind';
import { checkLoadBalancerPlace } from './load-balancer';
import { isForNetwork } from './load-balancing';
import {
  checkNetworkLoadBalancer,
  HardenedNetworkLoadBalancer,
  type NetworkLoadBalancerOptions,
  networkListenerOf,
  portsOf,
} from './network-load-balancer';
import { checkNetworkTargetGroup, HardenedNetworkTargetGroup } from './network-target-group';
import {
  checkRefused,
  OF_APPLICATION_BALANCER,
  OF_APPLICATION_LISTENER,
  OF_APPLICATION_TARGET_GROUP,
  OF_BALANCER,
} from './refused-props';
import type { AttachedService, BalancedServiceProps } from './service-balancing';
import { checkHealthCheckPath, TargetHealthCheck } from './target-health-check';

/** Where and how a service listens on a Network Load Balancer. */
export interface NetworkListenerOptions {
  /**
   * Port of the listener, 1 to 65535.
   *
   * @default - 80; with a certificate 443
   */
  readonly listenerPort?: number;

  /**
   * Protocol of the listener without a certificate: TCP, UDP or TCP_UDP. With one it is TLS.
   *
   * @default elbv2.Protocol.TCP
   */
  readonly protocol?: elbv2.Protocol;
}

const OF_APPLICATION = [OF_APPLICATION_BALANCER, OF_APPLICATION_LISTENER, OF_APPLICATION_TARGET_GROUP];

/** The service makes balancer, listener and target group. */
export function newNetworkLoadBalancer(options: NetworkLoadBalancerOptions): AttachmentKind {
  return {
    check: (props) =>
      checkRefused(props, 'newNetworkLoadBalancer()', ...OF_APPLICATION)
        .include(checkNetworkLoadBalancer({ ...props, ...options }))
        .include(props.vpc ? checkLoadBalancerPlace(inBalancerSubnets({ ...props, vpc: props.vpc })) : new PropChecks())
        .include(checkTargets(props, options)),
    attach: (scope, service) => {
      const props = { ...inBalancerSubnets(service), crossZoneEnabled: undefined, ...options };
      const balancer = new HardenedNetworkLoadBalancer(scope, 'NetworkLoadBalancer', props);
      const targetGroup = newTargetGroup(scope, service, options);
      balancer.listener.addTargetGroups('Default', targetGroup);
      letIn(balancer, service, options);
      return { networkLoadBalancer: balancer, networkTargetGroup: targetGroup };
    },
  };
}

/** The service makes listener and target group. */
export function givenNetworkLoadBalancer(
  loadBalancer: elbv2.INetworkLoadBalancer,
  options: NetworkListenerOptions,
): AttachmentKind {
  return {
    check: (props) =>
      checkRefused(props, 'networkLoadBalancer()', OF_BALANCER, ...OF_APPLICATION)
        .include(checkNetworkLoadBalancer({ ...props, ...options }))
        .include(checkTargets(props, options)),
    attach: (scope, service) => {
      const targetGroup = newTargetGroup(scope, service, options);
      const listener = { ...networkListenerOf({ ...service, ...options }), defaultTargetGroups: [targetGroup] };
      new elbv2.NetworkListener(scope, 'NetworkListener', { ...listener, loadBalancer });
      letIn(loadBalancer, service, options);
      for (const peer of service.allowFrom ?? []) {
        openTo(loadBalancer, peer, portsOf(options.protocol, listener.port));
      }
      if (loadBalancer.connections.securityGroups.length === 0) {
        const message = 'the balancer has no security group that is known: open group.connections to its clients';
        Validations.of(scope).addWarning('cdk-headroom:openToNetworkLoadBalancer', message);
      }
      return { networkTargetGroup: targetGroup };
    },
  };
}

/** A TLS listener speaks TCP with the targets. */
function protocolOf({ protocol }: NetworkListenerOptions): elbv2.Protocol {
  return protocol ?? elbv2.Protocol.TCP;
}

function checkTargets(props: BalancedServiceProps, options: NetworkListenerOptions): PropChecks {
  const { loadBalancing, certificate, jwtValidation } = props;
  const isNetwork = isForNetwork(loadBalancing);
  const strategy = isNetwork ? loadBalancing : undefined;
  return new PropChecks()
    .integer('applicationPort', props.applicationPort, 1, 65_535)
    .include(checkNetworkTargetGroup({ ...props, loadBalancing: strategy, protocol: protocolOf(options) }))
    .include(checkHealthCheckPath(props))
    .rule(
      loadBalancing === undefined || isNetwork,
      `loadBalancing must be a strategy of Network Load Balancers, got LoadBalancing.${loadBalancing?._name}`,
    )
    .rule(
      certificate === undefined || loadBalancing?._name !== 'sourceIpHash',
      'certificate must not be given with LoadBalancing.sourceIpHash, which TLS listeners do not support',
    )
    .rule(jwtValidation === undefined, 'jwtValidation must not be given with a Network Load Balancer');
}

function newTargetGroup(
  scope: Construct,
  service: AttachedService,
  options: NetworkListenerOptions,
): HardenedNetworkTargetGroup {
  const { loadBalancing, healthCheck, healthCheckPath: path } = service;
  return new HardenedNetworkTargetGroup(scope, 'NetworkTargetGroup', {
    ...service,
    port: service.applicationPort,
    protocol: protocolOf(options),
    targets: [service.group],
    healthCheck: healthCheck ?? (path === undefined ? undefined : TargetHealthCheck.http({ path })),
    loadBalancing: isForNetwork(loadBalancing) ? loadBalancing : undefined,
  });
}

/** The L2 does not open instances to a Network Load Balancer. Health checks come over TCP, also when clients do not. */
function letIn(
  balancer: elbv2.INetworkLoadBalancer,
  { group, applicationPort = 80, healthCheck }: AttachedService,
  options: NetworkListenerOptions,
): void {
  const checked = healthCheck?._port ?? applicationPort;
  const ports = [...portsOf(options.protocol, applicationPort), ...portsOf(undefined, checked)];
  const unique = new Map(ports.map((port) => [port.toString(), port]));
  for (const port of unique.values()) {
    group.connections.allowFrom(balancer, port);
  }
}

function openTo(balancer: elbv2.INetworkLoadBalancer, peer: ec2.IPeer, ports: readonly ec2.Port[]): void {
  for (const port of ports) {
    balancer.connections.allowFrom(peer, port);
  }
}
