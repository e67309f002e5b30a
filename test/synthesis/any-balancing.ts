import { Duration } from 'aws-cdk-lib';
import fc from 'fast-check';
import {
  LoadBalancerAttachment,
  LoadBalancing,
  type ServiceBalancingOptions,
  Stickiness,
  TargetHealthCheck,
  UnhealthyConnections,
} from '../../lib';

const stickiness = fc.constantFrom(Stickiness.duration(Duration.hours(1)), Stickiness.applicationCookie('SESSION'));
const slowStart = fc.integer({ min: 30, max: 900 }).map(Duration.seconds);

const ofRequests = fc.oneof(
  fc.record({ slowStart }, { requiredKeys: [] }).map(LoadBalancing.roundRobin),
  fc.constant(LoadBalancing.leastOutstandingRequests()),
  fc.record({ anomalyMitigation: fc.boolean() }, { requiredKeys: [] }).map(LoadBalancing.weightedRandom),
);
const sticky = fc.oneof(
  fc.record({ stickiness, slowStart }, { requiredKeys: ['stickiness'] }).map(LoadBalancing.roundRobin),
  fc.record({ stickiness }).map(LoadBalancing.leastOutstandingRequests),
);

const connections = fc.record(
  {
    preserveClientIp: fc.boolean(),
    proxyProtocolV2: fc.boolean(),
    connectionTermination: fc.boolean(),
    unhealthyConnections: fc.constantFrom(
      UnhealthyConnections.terminate(),
      UnhealthyConnections.drain(Duration.minutes(1)),
    ),
  },
  { requiredKeys: [] },
);
const ofConnections = fc.oneof(connections.map(LoadBalancing.flowHash), connections.map(LoadBalancing.sourceIpHash));

const schedule = fc.record(
  {
    interval: fc.integer({ min: 5, max: 300 }).map(Duration.seconds),
    healthyThresholdCount: fc.integer({ min: 2, max: 10 }),
    unhealthyThresholdCount: fc.integer({ min: 2, max: 10 }),
    port: fc.constantFrom(80, 9000),
  },
  { requiredKeys: [] },
);
const httpCheck = schedule.map((options) => TargetHealthCheck.http({ ...options, path: '/ready' }));
const target = {
  applicationPort: fc.integer({ min: 1, max: 65_535 }),
  deregistrationDelay: fc.integer({ min: 0, max: 3600 }).map(Duration.seconds),
};

const balancer = { deletionProtection: fc.boolean(), zonalShift: fc.boolean() };

const crossZoneEnabled = fc.boolean();
const ofApplication = { ...target, ...balancer, healthCheck: httpCheck, http2Enabled: fc.boolean() };
const application = fc.oneof(
  fc.record({ ...ofApplication, crossZoneEnabled, loadBalancing: ofRequests }, { requiredKeys: [] }),
  fc.record({ ...ofApplication, loadBalancing: sticky }, { requiredKeys: ['loadBalancing'] }), // always over all zones
);
const network = fc.record(
  {
    ...target,
    ...balancer,
    crossZoneEnabled,
    loadBalancing: ofConnections,
    healthCheck: fc.oneof(httpCheck, schedule.map(TargetHealthCheck.tcp)),
  },
  { requiredKeys: ['loadBalancing'] },
);

export interface AnyBalancing {
  readonly kind: 'application' | 'network' | 'none';
  readonly options: ServiceBalancingOptions;
}

/** What a service is behind. */
export const balancings: fc.Arbitrary<AnyBalancing> = fc.oneof(
  application.map((options) => ({ kind: 'application' as const, options })),
  network.map((options) => ({ kind: 'network' as const, options })),
  fc.constant({ kind: 'none' as const, options: { loadBalancerAttachment: LoadBalancerAttachment.none() } }),
);
