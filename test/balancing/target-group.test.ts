import type { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as fc from 'fast-check';
import {
  ElasticGroup,
  ElasticService,
  HardenedLoadBalancer,
  HardenedNetworkTargetGroup,
  HardenedTargetGroup,
  type HardenedTargetGroupProps,
  LoadBalancing,
  Stickiness,
  TargetHealthCheck,
} from '../../lib';
import { checkTargetGroupOptions } from '../../lib/balancing/target-group-options';
import { importedVpc, templateOf } from '../support/template';
import { attributesOf } from './attributes';

const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

const newTargets = (stack: Stack, props: Partial<HardenedTargetGroupProps> = {}) =>
  new HardenedTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), ...props });

describe('HardenedTargetGroup', () => {
  test('lets the balancer in on every port that it needs, once', () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const targets = [new ElasticGroup(stack, 'Group', { vpc })];
      const healthCheck = TargetHealthCheck.http({ port: 8081 });
      const targetGroup = newTargets(stack, { port: 8080, targets, healthCheck, targetControlPort: 3000 });
      const { listener } = new HardenedLoadBalancer(stack, 'Balancer', { vpc });
      listener.addTargetGroups('Default', { targetGroups: [targetGroup] });
    });

    const opened = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
    expect(opened.map(({ Properties }) => Properties.FromPort).sort()).toEqual([3000, 8080, 8081]);
    template.hasResourceProperties(TARGET_GROUP, { TargetControlPort: 3000, TargetType: 'instance' });
  });

  test('speaks HTTPS and HTTP/2 with the application, and checks it so', () => {
    const template = templateOf((stack) => {
      const protocolVersion = elbv2.ApplicationProtocolVersion.HTTP2;
      newTargets(stack, { port: 8443, applicationProtocol: elbv2.ApplicationProtocol.HTTPS, protocolVersion });
    });

    template.hasResourceProperties(TARGET_GROUP, {
      Port: 8443,
      Protocol: 'HTTPS',
      ProtocolVersion: 'HTTP2',
      HealthCheckProtocol: 'HTTPS',
    });
  });

  test('leaves a zone, fails open and crosses zones as it is told', () => {
    const template = templateOf((stack) => {
      const targetGroupHealth = {
        dnsMinimumHealthyTargetCount: 2,
        dnsMinimumHealthyTargetPercentage: 50,
        routingMinimumHealthyTargetCount: 1,
        routingMinimumHealthyTargetPercentage: 20,
      };
      newTargets(stack, { targetGroupHealth, crossZoneEnabled: false });
    });

    expect(attributesOf(template, 'TargetGroup')).toMatchObject({
      'load_balancing.cross_zone.enabled': 'false',
      'target_group_health.dns_failover.minimum_healthy_targets.count': '2',
      'target_group_health.dns_failover.minimum_healthy_targets.percentage': '50',
      'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
      'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': '20',
    });
  });

  test('fails for sticky clients that cannot leave their zone', () => {
    const props = {
      crossZoneEnabled: false,
      loadBalancing: LoadBalancing.leastOutstandingRequests({ stickiness: Stickiness.duration() }),
    };
    const message = 'crossZoneEnabled must not be false with Stickiness';

    expect(() => templateOf((stack) => newTargets(stack, props))).toThrow(message);
    expect(() => templateOf((stack) => new ElasticService(stack, 'Web', props))).toThrow(message);
    expect(() => templateOf((stack) => newTargets(stack, { ...props, crossZoneEnabled: true }))).not.toThrow();
  });

  test('fails once with everything that is wrong', () => {
    const wrong = {
      port: 0,
      targetControlPort: 65_536,
      healthCheckPath: 'health',
      healthCheck: TargetHealthCheck.http(),
      targetGroupHealth: {
        dnsMinimumHealthyTargetCount: 1,
        routingMinimumHealthyTargetCount: 2,
        routingMinimumHealthyTargetPercentage: 101,
      },
    };

    expect(() => templateOf((stack) => newTargets(stack, wrong))).toThrow(
      'HardenedTargetGroup Test/Targets: ' +
        'targetGroupHealth.routingMinimumHealthyTargetCount must be at most dnsMinimumHealthyTargetCount, got 2 and 1; ' +
        'targetGroupHealth.routingMinimumHealthyTargetPercentage must be a whole number between 0 and 100, got 101; ' +
        'targetControlPort must be a whole number between 1 and 65535, got 65536; ' +
        'port must be a whole number between 1 and 65535, got 0; ' +
        'healthCheckPath must start with /, got health; ' +
        'healthCheckPath must not be given when healthCheck is, which has a path',
    );
  });

  test('is left before it fails open, whatever is asked for', () => {
    const percentage = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });

    fc.assert(
      fc.property(percentage, percentage, (dns, routing) => {
        const checks = checkTargetGroupOptions({
          targetGroupHealth: { dnsMinimumHealthyTargetPercentage: dns, routingMinimumHealthyTargetPercentage: routing },
        });
        const isWrong = (dns ?? 0) > 0 && (routing ?? 0) > dns!;
        const run = () => checks.throwFor('Test');
        isWrong ? expect(run).toThrow('must be at most') : expect(run).not.toThrow();
      }),
    );
  });
});

describe('HardenedNetworkTargetGroup', () => {
  test('takes the connections of an Auto Scaling group on the port of the application', () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const targets = [new ElasticGroup(stack, 'Group', { vpc })];
      new HardenedNetworkTargetGroup(stack, 'Targets', { vpc, port: 5432, targets });
    });

    template.hasResourceProperties(TARGET_GROUP, { Port: 5432, Protocol: 'TCP', TargetType: 'instance' });
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [{ Ref: Match.stringLikeRegexp('^Targets') }],
      HealthCheckType: 'ELB',
    });
  });

  test('fails for a protocol of other balancers', () => {
    const wrong = (stack: Stack) => {
      new HardenedNetworkTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), protocol: elbv2.Protocol.HTTP });
    };

    expect(() => templateOf(wrong)).toThrow('protocol must be TCP, TLS, UDP or TCP_UDP, got HTTP');
  });
});
