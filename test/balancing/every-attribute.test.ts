import { readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  HardenedLoadBalancer,
  HardenedNetworkLoadBalancer,
  HardenedNetworkTargetGroup,
  HardenedTargetGroup,
  LoadBalancing,
  Stickiness,
  UnhealthyConnections,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { attributesOf } from './attributes';

type Kind = 'LoadBalancer' | 'TargetGroup';

/** Attributes without a prop, with the reason. */
const WITHOUT_PROP: Readonly<Record<string, string>> = {
  'lambda.multi_value_headers.enabled': 'it is for functions, not for instances',
  'target_failover.on_deregistration': 'it is for Gateway Load Balancers',
  'target_failover.on_unhealthy': 'it is for Gateway Load Balancers',
};

/** The keys that CloudFormation documents, from the comments of the L1. */
function documentedKeys(kind: Kind): readonly string[] {
  const path = require.resolve('aws-cdk-lib/aws-elasticloadbalancingv2');
  const declarations = readFileSync(path.replace(/index\.js$/, 'lib/elasticloadbalancingv2.generated.d.ts'), 'utf8');
  const [, comments] = declarations.split(`interface ${kind}AttributeProperty {`);
  const [ofKey] = comments!.split('readonly key?:');
  return [...ofKey!.matchAll(/^\s*\* - `([a-z0-9_]+(?:\.[a-z0-9_]+)+)` -/gm)].map(([, key]) => key!);
}

const settable: Readonly<Record<Kind, ReadonlySet<string>>> = {
  LoadBalancer: keysOf('LoadBalancer'),
  TargetGroup: keysOf('TargetGroup'),
};

function keysOf(kind: Kind): ReadonlySet<string> {
  return new Set(Object.keys(attributesOf(everything(), kind)));
}

/** Stacks cannot hold every strategy in one target group, so there is one for each. */
function everything() {
  return templateOf((stack) => {
    const vpc = importedVpc(stack);
    const certificate = acm.Certificate.fromCertificateArn(
      stack,
      'Certificate',
      'arn:aws:acm:eu-west-1:1:certificate/a',
    );
    const ipAddressType = elbv2.IpAddressType.DUAL_STACK;
    const both = { vpc, certificate, ipAddressType, denyAllIgwTraffic: true, zonalShift: true, accessLogsPrefix: 'a' };
    const { listener } = new HardenedLoadBalancer(stack, 'Balancer', {
      ...both,
      connectionLogs: { prefix: 'c' },
      healthCheckLogs: { prefix: 'h' },
      idleTimeout: Duration.minutes(1),
      clientKeepAlive: Duration.minutes(1),
      http2Enabled: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
      xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
      preserveXffClientPort: true,
      preserveHostHeader: true,
      xAmznTlsVersionAndCipherSuiteHeaders: true,
      wafFailOpen: true,
    });
    listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(200) });
    const network = new HardenedNetworkLoadBalancer(stack, 'Network', {
      ...both,
      clientRoutingPolicy: elbv2.ClientRoutingPolicy.ANY_AVAILABILITY_ZONE,
      secondaryIpsPerSubnet: 1,
    });
    const targetGroupHealth = {
      dnsMinimumHealthyTargetCount: 1,
      dnsMinimumHealthyTargetPercentage: 1,
      routingMinimumHealthyTargetCount: 1,
      routingMinimumHealthyTargetPercentage: 1,
    };
    const strategies = [
      LoadBalancing.roundRobin({ slowStart: Duration.minutes(1), stickiness: Stickiness.duration() }),
      LoadBalancing.leastOutstandingRequests({ stickiness: Stickiness.applicationCookie('session') }),
      LoadBalancing.weightedRandom(),
    ];
    for (const [index, loadBalancing] of strategies.entries()) {
      const props = { vpc, loadBalancing, targetGroupHealth, crossZoneEnabled: true };
      new HardenedTargetGroup(stack, `Targets${index}`, props);
    }
    const unhealthyConnections = UnhealthyConnections.drain(Duration.minutes(1));
    const loadBalancing = LoadBalancing.flowHash({ connectionTermination: true, unhealthyConnections });
    network.listener.addTargetGroups('Default', new HardenedNetworkTargetGroup(stack, 'Flows', { vpc, loadBalancing }));
  });
}

describe.each<Kind>(['LoadBalancer', 'TargetGroup'])('every attribute of a %s', (kind) => {
  test('has a prop, or a reason to have none', () => {
    const missing = documentedKeys(kind).filter((key) => !settable[kind].has(key) && !(key in WITHOUT_PROP));

    expect(missing).toEqual([]);
    expect(documentedKeys(kind).length).toBeGreaterThan(20);
  });

  test('is one that is documented', () => {
    expect([...settable[kind]].filter((key) => !documentedKeys(kind).includes(key))).toEqual([]);
  });
});
