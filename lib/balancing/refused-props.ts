import { PropChecks } from '../prop-checks';
import type { BalancedServiceProps } from './service-balancing';

type Name = keyof BalancedServiceProps;

/** What tells how a new balancer of either kind is. */
export const OF_BALANCER: readonly Name[] = [
  'internetFacing',
  'loadBalancerSubnets',
  'deletionProtection',
  'accessLogsBucket',
  'accessLogsPrefix',
  'zonalShift',
  'ipAddressType',
  'denyAllIgwTraffic',
  'minimumCapacityUnit',
];

/** What tells how a new Application Load Balancer is. */
export const OF_APPLICATION_BALANCER: readonly Name[] = [
  'connectionLogs',
  'healthCheckLogs',
  'idleTimeout',
  'clientKeepAlive',
  'http2Enabled',
  'dropInvalidHeaderFields',
  'desyncMitigationMode',
  'xffHeaderProcessingMode',
  'preserveXffClientPort',
  'preserveHostHeader',
  'xAmznTlsVersionAndCipherSuiteHeaders',
  'webAclArn',
  'wafFailOpen',
];

/** What tells how a new listener of either kind is. */
export const OF_LISTENER: readonly Name[] = ['certificate', 'sslPolicy', 'allowFrom'];

/** What tells how a listener of an Application Load Balancer is, beyond. */
export const OF_APPLICATION_LISTENER: readonly Name[] = ['mutualAuthentication'];

/** What tells how a new target group of either kind is. */
export const OF_TARGET_GROUP: readonly Name[] = [
  'loadBalancing',
  'applicationPort',
  'healthCheckPath',
  'healthCheck',
  'deregistrationDelay',
  'targetGroupHealth',
  'crossZoneEnabled',
];

/** What a target group of an Application Load Balancer has, beyond. */
export const OF_APPLICATION_TARGET_GROUP: readonly Name[] = [
  'applicationProtocol',
  'protocolVersion',
  'targetControlPort',
];

/** What tells how a listener of an Application Load Balancer forwards to a target group. */
export const OF_FORWARDING: readonly Name[] = ['jwtValidation'];

/** Props that tell about something that the service does not make would be without effect. */
export function checkRefused(
  props: BalancedServiceProps,
  attachment: string,
  ...refused: (readonly Name[])[]
): PropChecks {
  const given = refused.flat().filter((name) => props[name] !== undefined);
  return new PropChecks().rule(
    given.length === 0,
    `${given.join(', ')} must not be given with LoadBalancerAttachment.${attachment}`,
  );
}
