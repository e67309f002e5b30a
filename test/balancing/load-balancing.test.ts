import { Duration, Fn, type Stack, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  type ApplicationLoadBalancing,
  HardenedNetworkTargetGroup,
  HardenedTargetGroup,
  LoadBalancing,
  type NetworkLoadBalancing,
  Stickiness,
  UnhealthyConnections,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { attributesOf } from './attributes';

const ofRequests = (loadBalancing?: ApplicationLoadBalancing) =>
  attributesOf(
    templateOf((stack) => new HardenedTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), loadBalancing })),
    'TargetGroup',
  );

const ofFlows = (loadBalancing?: NetworkLoadBalancing, protocol?: elbv2.Protocol) =>
  attributesOf(
    templateOf((stack) => {
      new HardenedNetworkTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), loadBalancing, protocol });
    }),
    'TargetGroup',
  );

describe('LoadBalancing', () => {
  test('of round robin starts slowly and sticks by a cookie of the balancer', () => {
    const stickiness = Stickiness.duration(Duration.hours(1));

    expect(ofRequests(LoadBalancing.roundRobin({ slowStart: Duration.minutes(2), stickiness }))).toEqual({
      'deregistration_delay.timeout_seconds': '60',
      'load_balancing.algorithm.type': 'round_robin',
      'slow_start.duration_seconds': '120',
      'stickiness.enabled': 'true',
      'stickiness.type': 'lb_cookie',
      'stickiness.lb_cookie.duration_seconds': '3600',
    });
  });

  test('of least outstanding requests sticks by a cookie of the application, and never starts slowly', () => {
    const stickiness = Stickiness.applicationCookie('session');

    expect(ofRequests(LoadBalancing.leastOutstandingRequests({ stickiness }))).toEqual({
      'deregistration_delay.timeout_seconds': '60',
      'load_balancing.algorithm.type': 'least_outstanding_requests',
      'slow_start.duration_seconds': '0',
      'stickiness.enabled': 'true',
      'stickiness.type': 'app_cookie',
      'stickiness.app_cookie.cookie_name': 'session',
      'stickiness.app_cookie.duration_seconds': '86400',
    });
  });

  test.each([
    ['on', undefined],
    ['off', false],
  ])('of weighted random has anomaly mitigation %s, and neither stickiness nor slow start', (state, given) => {
    expect(ofRequests(LoadBalancing.weightedRandom({ anomalyMitigation: given }))).toEqual({
      'deregistration_delay.timeout_seconds': '60',
      'load_balancing.algorithm.type': 'weighted_random',
      'load_balancing.algorithm.anomaly_mitigation': state,
      'slow_start.duration_seconds': '0',
      'stickiness.enabled': 'false',
    });
  });

  test('by source address sticks, and tells the address of the client', () => {
    const loadBalancing = LoadBalancing.sourceIpHash({
      preserveClientIp: false,
      proxyProtocolV2: true,
      connectionTermination: true,
      unhealthyConnections: UnhealthyConnections.drain(Duration.minutes(2)),
    });

    expect(ofFlows(loadBalancing)).toEqual({
      'deregistration_delay.timeout_seconds': '60',
      'stickiness.enabled': 'true',
      'stickiness.type': 'source_ip',
      'preserve_client_ip.enabled': 'false',
      'proxy_protocol_v2.enabled': 'true',
      'deregistration_delay.connection_termination.enabled': 'true',
      'target_health_state.unhealthy.connection_termination.enabled': 'false',
      'target_health_state.unhealthy.draining_interval_seconds': '120',
    });
  });

  test('by flow does not stick, and is what a Network Load Balancer does by default', () => {
    expect(ofFlows(LoadBalancing.flowHash())).toEqual(ofFlows());
    expect(ofFlows()).toMatchObject({ 'stickiness.enabled': 'false', 'preserve_client_ip.enabled': 'true' });
  });

  test('ends connections of unhealthy targets when it is told', () => {
    const unhealthyConnections = UnhealthyConnections.terminate();

    expect(ofFlows(LoadBalancing.flowHash({ unhealthyConnections }))).toMatchObject({
      'target_health_state.unhealthy.connection_termination.enabled': 'true',
    });
  });

  test('is set on target groups of the CDK', () => {
    const template = templateOf((stack) => {
      const props = { vpc: importedVpc(stack), port: 80, targetType: elbv2.TargetType.INSTANCE };
      LoadBalancing.leastOutstandingRequests().applyTo(new elbv2.ApplicationTargetGroup(stack, 'Requests', props));
      LoadBalancing.sourceIpHash().applyTo(new elbv2.NetworkTargetGroup(stack, 'Flows', props));
    });

    expect(attributesOf(template, 'TargetGroup')).toMatchObject({
      'load_balancing.algorithm.type': 'least_outstanding_requests',
      'stickiness.type': 'source_ip',
    });
  });

  test('takes a token in seconds as slow start', () => {
    const slowStart = Duration.seconds(Token.asNumber(Fn.importValue('slowStart')));

    expect(ofRequests(LoadBalancing.roundRobin({ slowStart }))).toMatchObject({
      'slow_start.duration_seconds': { 'Fn::ImportValue': 'slowStart' },
    });
  });

  test.each([29, 901, 0])('fails for a slow start of %d seconds', (seconds) => {
    expect(() => LoadBalancing.roundRobin({ slowStart: Duration.seconds(seconds) })).toThrow(
      `LoadBalancing.roundRobin: slowStart must be a whole number of seconds between 30 and 900, got ${seconds}`,
    );
  });

  test('fails by source address where the targets speak TLS', () => {
    const wrong = (stack: Stack) => {
      const props = { vpc: importedVpc(stack), port: 443, protocol: elbv2.Protocol.TLS };
      LoadBalancing.sourceIpHash().applyTo(new elbv2.NetworkTargetGroup(stack, 'Targets', props));
    };

    expect(() => templateOf(wrong)).toThrow(
      'LoadBalancing.sourceIpHash Test/Targets: protocol must not be TLS with LoadBalancing.sourceIpHash',
    );
  });

  test.each([elbv2.Protocol.UDP, elbv2.Protocol.TCP_UDP])('fails for what %s does not allow', (protocol) => {
    const unhealthyConnections = UnhealthyConnections.terminate();
    const loadBalancing = LoadBalancing.sourceIpHash({ preserveClientIp: false, unhealthyConnections });

    expect(() => ofFlows(loadBalancing, protocol)).toThrow(
      'HardenedNetworkTargetGroup Test/Targets: ' +
        `preserveClientIp must be true with protocol ${protocol}, got false; ` +
        `unhealthyConnections must not be UnhealthyConnections.terminate() with protocol ${protocol}`,
    );
  });
});

describe('Stickiness', () => {
  test.each(['AWSALB', 'AWSALBAPP-0', 'AWSALBTG', ''])("fails for the cookie '%s'", (name) => {
    expect(() => Stickiness.applicationCookie(name, Duration.days(8))).toThrow(
      'Stickiness.applicationCookie: duration must be a whole number of seconds between 1 and 604800, got 691200; ' +
        `cookieName must be a name that does not begin with AWSALB, got '${name}'`,
    );
  });

  test('fails for a duration of 0', () => {
    expect(() => Stickiness.duration(Duration.seconds(0))).toThrow(
      'Stickiness.duration: duration must be a whole number of seconds between 1 and 604800, got 0',
    );
  });
});

describe('UnhealthyConnections', () => {
  test('fails for an interval of more than 360000 seconds', () => {
    expect(() => UnhealthyConnections.drain(Duration.seconds(360_001))).toThrow(
      'UnhealthyConnections.drain: interval must be a whole number of seconds between 0 and 360000, got 360001',
    );
  });
});
