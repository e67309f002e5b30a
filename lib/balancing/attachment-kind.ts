import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import type { AttachedService, BalancedServiceProps, ServiceBalancing } from './service-balancing';

/** What a `LoadBalancerAttachment` checks and makes. */
export interface AttachmentKind {
  check(props: BalancedServiceProps): PropChecks;
  attach(scope: Construct, service: AttachedService): ServiceBalancing;
}
