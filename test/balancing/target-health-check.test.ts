import { Duration } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { HardenedNetworkTargetGroup, HardenedTargetGroup, TargetHealthCheck } from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const GRPC = elbv2.ApplicationProtocolVersion.GRPC;
const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

const ofRequests = (healthCheck?: TargetHealthCheck, protocolVersion?: elbv2.ApplicationProtocolVersion) =>
  templateOf((stack) => {
    new HardenedTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), healthCheck, protocolVersion });
  });

const ofFlows = (healthCheck?: TargetHealthCheck) =>
  templateOf((stack) => new HardenedNetworkTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), healthCheck }));

describe('TargetHealthCheck', () => {
  test('tells everything of an HTTP check', () => {
    const healthCheck = TargetHealthCheck.http({
      path: '/health',
      interval: Duration.seconds(15),
      timeout: Duration.seconds(14),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 10,
      port: 8081,
      healthyHttpCodes: '200,300-399',
    });

    ofRequests(healthCheck).hasResourceProperties(TARGET_GROUP, {
      HealthCheckPath: '/health',
      HealthCheckPort: '8081',
      HealthCheckProtocol: 'HTTP',
      HealthCheckIntervalSeconds: 15,
      HealthCheckTimeoutSeconds: 14,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 10,
      Matcher: { HttpCode: '200,300-399' },
    });
  });

  test.each([
    [5, 4],
    [6, 5],
    [10, 5],
    [11, undefined],
  ])('with an interval of %d s times out in time', (interval, timeout) => {
    const template = ofRequests(TargetHealthCheck.http({ interval: Duration.seconds(interval) }));

    const [{ Properties }] = Object.values(template.findResources(TARGET_GROUP)) as [{ Properties: object }];
    expect(Properties).toHaveProperty('HealthCheckIntervalSeconds', interval);
    expect((Properties as Record<string, unknown>).HealthCheckTimeoutSeconds).toBe(timeout);
  });

  test('is a gRPC call by default where the application speaks gRPC', () => {
    ofRequests(undefined, GRPC).hasResourceProperties(TARGET_GROUP, {
      ProtocolVersion: 'GRPC',
      HealthCheckPath: '/AWS.ALB/healthcheck',
      Matcher: { GrpcCode: '12' },
    });
  });

  test('is a TCP connection by default, and HTTPS if told, behind a Network Load Balancer', () => {
    ofFlows().hasResourceProperties(TARGET_GROUP, { HealthCheckProtocol: 'TCP' });
    ofFlows(TargetHealthCheck.https({ healthyHttpCodes: '200-599' })).hasResourceProperties(TARGET_GROUP, {
      HealthCheckProtocol: 'HTTPS',
      HealthCheckPath: '/',
    });
  });

  test('fails once with everything that is out of range', () => {
    const wrong = {
      path: 'health',
      interval: Duration.seconds(4),
      timeout: Duration.seconds(121),
      healthyThresholdCount: 1,
      unhealthyThresholdCount: 11,
      port: 0,
      healthyHttpCodes: '600',
    };

    expect(() => TargetHealthCheck.http(wrong)).toThrow(
      'TargetHealthCheck.http: interval must be a whole number of seconds between 5 and 300, got 4; ' +
        'timeout must be a whole number of seconds between 2 and 120, got 121; ' +
        'timeout must be less than interval, got 121 and 4 seconds; ' +
        'healthyThresholdCount must be a whole number between 2 and 10, got 1; ' +
        'unhealthyThresholdCount must be a whole number between 2 and 10, got 11; ' +
        'port must be a whole number between 1 and 65535, got 0; ' +
        'path must start with /, got health; ' +
        'healthyHttpCodes must be codes between 200 and 599, got 600',
    );
  });

  test('fails for a timeout as long as the interval that nobody gave', () => {
    expect(() => TargetHealthCheck.tcp({ timeout: Duration.seconds(30) })).toThrow(
      'TargetHealthCheck.tcp: timeout must be less than interval, got 30 and 30 seconds',
    );
  });

  test.each(['200-', '299-200', 'ok', '', '200,', '200-210-220'])("fails for the codes '%s'", (healthyHttpCodes) => {
    expect(() => TargetHealthCheck.https({ healthyHttpCodes })).toThrow(
      `TargetHealthCheck.https: healthyHttpCodes must be codes between 200 and 599, got ${healthyHttpCodes}`,
    );
  });

  test('fails for a gRPC code of 100', () => {
    expect(() => TargetHealthCheck.grpc({ healthyGrpcCodes: '0-100' })).toThrow(
      'TargetHealthCheck.grpc: healthyGrpcCodes must be codes between 0 and 99, got 0-100',
    );
  });

  test.each([
    [
      TargetHealthCheck.tcp(),
      undefined,
      'healthCheck must not be TargetHealthCheck.tcp() with an Application Load Balancer',
    ],
    [TargetHealthCheck.grpc(), undefined, 'protocolVersion must be GRPC with TargetHealthCheck.grpc(), got undefined'],
    [TargetHealthCheck.http(), GRPC, 'healthCheck must be TargetHealthCheck.grpc() when protocolVersion is GRPC'],
    [
      TargetHealthCheck.http({ healthyHttpCodes: '200-500' }),
      undefined,
      'healthyHttpCodes must be codes between 200 and 499, got 200-500',
    ],
  ])('fails for requests where it cannot be (%#)', (healthCheck, protocolVersion, problem) => {
    expect(() => ofRequests(healthCheck, protocolVersion)).toThrow(`HardenedTargetGroup Test/Targets: ${problem}`);
  });

  test('fails as a gRPC call behind a Network Load Balancer', () => {
    expect(() => ofFlows(TargetHealthCheck.grpc())).toThrow(
      'healthCheck must not be TargetHealthCheck.grpc() with a Network Load Balancer',
    );
  });
});
