import { App, Duration, Annotations as Notes, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  ElasticService,
  type ElasticServiceProps,
  HardenedLoadBalancer,
  HardenedTargetGroup,
  LoadBalancerAttachment,
  LoadBalancing,
  LoadSource,
  TargetHealthCheck,
} from '../../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from '../support/template';
import { attributesOf } from './attributes';

const ACCOUNT = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const TARGET_GROUP_ARN = `${ACCOUNT}:targetgroup/web/0123456789abcdef`;
const LISTENER_ARN = `${ACCOUNT}:listener/app/web/0123456789abcdef/0123456789abcdef`;

type PropsIn = (stack: Stack) => ElasticServiceProps;

const serviceOf = (props: PropsIn) =>
  templateOf((stack) => new ElasticService(stack, 'Web', { vpc: importedVpc(stack), ...props(stack) }));

const hosts = [elbv2.ListenerCondition.hostHeaders(['shop.example.com'])];
const certificateIn = (stack: Stack) => new acm.Certificate(stack, 'Certificate', { domainName: 'example.com' });

const importedListener = (stack: Stack) =>
  elbv2.ApplicationListener.fromApplicationListenerAttributes(stack, 'Imported', {
    listenerArn: LISTENER_ARN,
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'ImportedGroup', 'sg-1'),
  });

/** From the balancer to the instances, for each port. */
const openedPorts = (template: Template) =>
  Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'))
    .filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('LaunchTemplate'))
    .map(({ Properties }) => `${Properties.IpProtocol} ${Properties.FromPort}`);

describe('an ElasticService', () => {
  test('is what it always was with round robin behind a new balancer, but for what is then told of the strategy', () => {
    const { Resources: byDefault } = serviceOf(() => ({})).toJSON();

    const { Resources } = serviceOf(() => ({
      loadBalancing: LoadBalancing.roundRobin(),
      loadBalancerAttachment: LoadBalancerAttachment.newApplicationLoadBalancer(),
    })).toJSON();

    expect(Object.keys(Resources)).toEqual(Object.keys(byDefault));
  });

  test('checks, balances and lets go of instances as it is told', () => {
    const template = serviceOf(() => ({
      applicationPort: 8080,
      loadBalancing: LoadBalancing.leastOutstandingRequests(),
      healthCheck: TargetHealthCheck.http({ path: '/health', interval: Duration.seconds(10), port: 8081 }),
      deregistrationDelay: Duration.seconds(20),
      targetControlPort: 3000,
    }));

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 10,
      TargetControlPort: 3000,
    });
    expect(attributesOf(template, 'TargetGroup')).toMatchObject({
      'load_balancing.algorithm.type': 'least_outstanding_requests',
      'deregistration_delay.timeout_seconds': '20',
    });
    expect(openedPorts(template)).toEqual(['tcp 8080', 'tcp 8081', 'tcp 3000']);
  });

  test('asks for bearer tokens', () => {
    const template = serviceOf((stack) => ({
      certificate: certificateIn(stack),
      jwtValidation: { issuer: 'https://issuer.example.com', jwksEndpoint: 'https://issuer.example.com/jwks' },
    }));

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      DefaultActions: [Match.objectLike({ Type: 'jwt-validation' }), Match.objectLike({ Type: 'forward' })],
    });
  });

  test('stands behind a new Network Load Balancer by the hash of the source address', () => {
    const template = serviceOf(() => ({ applicationPort: 5432, loadBalancing: LoadBalancing.sourceIpHash() }));

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network' });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 80, Protocol: 'TCP' });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Port: 5432,
      HealthCheckProtocol: 'TCP',
    });
    expect(attributesOf(template, 'TargetGroup')).toMatchObject({ 'stickiness.type': 'source_ip' });
    expect(openedPorts(template)).toEqual(['tcp 5432']);
  });

  test('takes UDP, and health checks over TCP', () => {
    const template = serviceOf(() => ({
      applicationPort: 53,
      healthCheckPath: '/health',
      loadBalancerAttachment: LoadBalancerAttachment.newNetworkLoadBalancer({
        listenerPort: 53,
        protocol: elbv2.Protocol.UDP,
      }),
    }));

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Protocol: 'UDP',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPath: '/health',
    });
    expect(openedPorts(template)).toEqual(['udp 53', 'tcp 53']);
  });

  test('listens on a balancer that is given, to the peers that are named', () => {
    const template = serviceOf((stack) => {
      const given = new elbv2.ApplicationLoadBalancer(stack, 'Given', { vpc: importedVpc(stack) });
      return {
        certificate: certificateIn(stack),
        allowFrom: [ec2.Peer.ipv4('203.0.113.0/24')],
        loadBalancerAttachment: LoadBalancerAttachment.applicationLoadBalancer(given, { listenerPort: 8443 }),
      };
    });

    template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 8443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      LoadBalancerArn: { Ref: Match.stringLikeRegexp('^Given') },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '203.0.113.0/24', FromPort: 8443 })],
    });
    expect(openedPorts(template)).toEqual(['tcp 80']);
  });

  test('listens on an imported balancer', () => {
    const template = serviceOf((stack) => {
      const imported = elbv2.ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(stack, 'Imported', {
        loadBalancerArn: `${ACCOUNT}:loadbalancer/app/web/0123456789abcdef`,
        securityGroupId: 'sg-1',
        vpc: importedVpc(stack),
      });
      return { loadBalancerAttachment: LoadBalancerAttachment.applicationLoadBalancer(imported) };
    });

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 80, Protocol: 'HTTP' });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { SourceSecurityGroupId: 'sg-1' });
  });

  test('listens on a Network Load Balancer that is given', () => {
    const template = serviceOf((stack) => {
      const vpc = importedVpc(stack);
      const securityGroups = [new ec2.SecurityGroup(stack, 'GivenGroup', { vpc })];
      const given = new elbv2.NetworkLoadBalancer(stack, 'Given', { vpc, securityGroups });
      return {
        allowFrom: [ec2.Peer.ipv4('203.0.113.0/24')],
        loadBalancerAttachment: LoadBalancerAttachment.networkLoadBalancer(given, { listenerPort: 5432 }),
      };
    });

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 5432, Protocol: 'TCP' });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '203.0.113.0/24', FromPort: 5432 })],
    });
    expect(openedPorts(template)).toEqual(['tcp 80']);
  });

  test('warns behind a Network Load Balancer without a security group', () => {
    const stack = new Stack(new App(), 'Test');
    const vpc = importedVpc(stack);
    const given = new elbv2.NetworkLoadBalancer(stack, 'Given', { vpc });

    new ElasticService(stack, 'Web', {
      vpc,
      loadBalancerAttachment: LoadBalancerAttachment.networkLoadBalancer(given),
    });

    Annotations.fromStack(stack).hasWarning('/Test/Web', Match.stringLikeRegexp('open group.connections'));
  });

  test.each([
    ['of this app', (stack: Stack) => new HardenedLoadBalancer(stack, 'Given', { vpc: importedVpc(stack) }).listener],
    ['imported', importedListener],
  ])('takes the requests of a listener %s that match', (_, listenerIn) => {
    const template = serviceOf((stack) => {
      const listener = listenerIn(stack);
      if (listener instanceof elbv2.ApplicationListener) {
        listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(404) });
      }
      return { loadBalancerAttachment: LoadBalancerAttachment.listener(listener, { priority: 7, conditions: hosts }) };
    });

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Priority: 7,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['shop.example.com'] } }],
      Actions: [Match.objectLike({ Type: 'forward' })],
    });
    expect(openedPorts(template)).toEqual(['tcp 80']);
  });

  test('takes the requests of a listener in another stack, and the stacks do not need each other', () => {
    const app = new App({ context: { ...NEW_APP_FLAGS } });
    const shared = new Stack(app, 'Shared');
    const stack = new Stack(app, 'Test');
    const vpc = new ec2.Vpc(shared, 'Vpc');
    const { listener } = new HardenedLoadBalancer(shared, 'Balancer', { vpc });
    listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(404) });
    const userData = ec2.UserData.custom('systemctl start web');

    const loadBalancerAttachment = LoadBalancerAttachment.listener(listener, { priority: 7, conditions: hosts });
    new ElasticService(stack, 'Web', { vpc, userData, loadBalancerAttachment });

    Template.fromStack(stack).resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 1);
    expect(shared.dependencies).toEqual([]);
  });

  test('stands in a target group that is given', () => {
    let service: ElasticService | undefined;
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const targetGroup = new HardenedTargetGroup(stack, 'Targets', { vpc });
      const { listener } = new HardenedLoadBalancer(stack, 'Balancer', { vpc });
      listener.addTargetGroups('Default', { targetGroups: [targetGroup] });
      const loadBalancerAttachment = LoadBalancerAttachment.targetGroup(targetGroup);
      service = new ElasticService(stack, 'Web', { vpc, loadBalancerAttachment, loadSource: LoadSource.requests() });
      expect(service.targetGroup).toBe(targetGroup);
    });

    template.resourceCountIs('AWS::ElasticLoadBalancingV2::TargetGroup', 1);
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [{ Ref: Match.stringLikeRegexp('^Targets') }],
      HealthCheckType: 'ELB',
    });
    expect(openedPorts(template)).toEqual(['tcp 80']);
  });

  test.each([
    [
      'application',
      (stack: Stack) =>
        LoadBalancerAttachment.targetGroup(
          elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Imported', {
            targetGroupArn: TARGET_GROUP_ARN,
          }),
        ),
    ],
    [
      'network',
      (stack: Stack) =>
        LoadBalancerAttachment.networkTargetGroup(
          elbv2.NetworkTargetGroup.fromTargetGroupAttributes(stack, 'Imported', { targetGroupArn: TARGET_GROUP_ARN }),
        ),
    ],
  ])('stands in an imported %s target group', (_, attachmentIn) => {
    const template = templateOf((stack) => {
      const acknowledged = '@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterConnectable';
      const loadBalancerAttachment = attachmentIn(stack);
      const service = new ElasticService(stack, 'Web', { vpc: importedVpc(stack), loadBalancerAttachment });
      expect(service.targetGroups).toHaveLength(1);
      expect(() => service.targetGroup).toThrow(
        'ElasticService Test/Web: ' +
          'there is no target group of an Application Load Balancer in this app, as loadBalancerAttachment tells',
      );

      Notes.of(stack).acknowledgeWarning(acknowledged);
    });

    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
      TargetGroupARNs: [TARGET_GROUP_ARN],
      HealthCheckType: 'ELB',
    });
  });

  test('fails to count the requests of an imported target group that does not tell its balancer', () => {
    const wrong: PropsIn = (stack) => {
      const attributes = { targetGroupArn: TARGET_GROUP_ARN };
      const imported = elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, 'Imported', attributes);
      const loadBalancerAttachment = LoadBalancerAttachment.targetGroup(imported);
      return { loadBalancerAttachment, loadSource: LoadSource.requests() };
    };

    expect(() => serviceOf(wrong)).toThrow('targetGroups of LoadSource.requests must be given');
  });

  test('works without a balancer', () => {
    const stack = new Stack(new App({ context: { ...NEW_APP_FLAGS } }), 'Test');
    const loadBalancerAttachment = LoadBalancerAttachment.none();

    const service = new ElasticService(stack, 'Worker', { vpc: importedVpc(stack), loadBalancerAttachment });

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::TargetGroup', 0);
    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { HealthCheckType: Match.absent() });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
    expect(service.targetGroups).toEqual([]);
    const none = 'of its own, as loadBalancerAttachment tells';
    expect(() => service.loadBalancer).toThrow(
      `ElasticService Test/Worker: there is no Application Load Balancer ${none}`,
    );
    expect(() => service.networkLoadBalancer).toThrow(
      `ElasticService Test/Worker: there is no Network Load Balancer ${none}`,
    );
  });
});

describe('LoadBalancerAttachment', () => {
  const given = {
    balancer: (stack: Stack) => new elbv2.ApplicationLoadBalancer(stack, 'Given', { vpc: importedVpc(stack) }),
    networkBalancer: (stack: Stack) => new elbv2.NetworkLoadBalancer(stack, 'Given', { vpc: importedVpc(stack) }),
  };
  const wrong: ReadonlyArray<[problem: string, props: PropsIn]> = [
    [
      'deletionProtection, idleTimeout, certificate, healthCheckPath, jwtValidation must not be given with LoadBalancerAttachment.none()',
      (stack) => ({
        loadBalancerAttachment: LoadBalancerAttachment.none(),
        certificate: certificateIn(stack),
        jwtValidation: { issuer: 'i', jwksEndpoint: 'j' },
        deletionProtection: false,
        idleTimeout: Duration.seconds(30),
        healthCheckPath: '/health',
      }),
    ],
    [
      'internetFacing, webAclArn must not be given with LoadBalancerAttachment.applicationLoadBalancer(); ' +
        'listenerPort must be a whole number between 1 and 65535, got 0',
      (stack) => ({
        loadBalancerAttachment: LoadBalancerAttachment.applicationLoadBalancer(given.balancer(stack), {
          listenerPort: 0,
        }),
        internetFacing: true,
        webAclArn: 'arn',
      }),
    ],
    [
      'zonalShift, targetControlPort must not be given with LoadBalancerAttachment.networkLoadBalancer()',
      (stack) => ({
        loadBalancerAttachment: LoadBalancerAttachment.networkLoadBalancer(given.networkBalancer(stack)),
        zonalShift: true,
        targetControlPort: 3000,
      }),
    ],
    [
      'wafFailOpen, mutualAuthentication, protocolVersion must not be given with LoadBalancerAttachment.newNetworkLoadBalancer()',
      () => ({
        loadBalancing: LoadBalancing.flowHash(),
        wafFailOpen: true,
        mutualAuthentication: {},
        protocolVersion: elbv2.ApplicationProtocolVersion.HTTP1,
      }),
    ],
    [
      'allowFrom must not be given with LoadBalancerAttachment.listener()',
      (stack) => ({
        loadBalancerAttachment: LoadBalancerAttachment.listener(importedListener(stack), {
          priority: 1,
          conditions: hosts,
        }),
        allowFrom: [ec2.Peer.anyIpv4()],
      }),
    ],
    [
      'loadBalancing must not be given with LoadBalancerAttachment.targetGroup()',
      (stack) => ({
        loadBalancerAttachment: LoadBalancerAttachment.targetGroup(
          new HardenedTargetGroup(stack, 'Targets', { vpc: importedVpc(stack) }),
        ),
        loadBalancing: LoadBalancing.roundRobin(),
      }),
    ],
    [
      'loadBalancing must be a strategy of Application Load Balancers, got LoadBalancing.sourceIpHash',
      () => ({
        loadBalancerAttachment: LoadBalancerAttachment.newApplicationLoadBalancer(),
        loadBalancing: LoadBalancing.sourceIpHash(),
      }),
    ],
    [
      'loadBalancing must be a strategy of Network Load Balancers, got LoadBalancing.weightedRandom',
      () => ({
        loadBalancerAttachment: LoadBalancerAttachment.newNetworkLoadBalancer(),
        loadBalancing: LoadBalancing.weightedRandom(),
      }),
    ],
    [
      'certificate must not be given with LoadBalancing.sourceIpHash, which TLS listeners do not support',
      (stack) => ({ loadBalancing: LoadBalancing.sourceIpHash(), certificate: certificateIn(stack) }),
    ],
    [
      'jwtValidation must not be given with a Network Load Balancer',
      () => ({ loadBalancing: LoadBalancing.flowHash(), jwtValidation: { issuer: 'i', jwksEndpoint: 'j' } }),
    ],
    [
      'certificate must be given when protocolVersion is GRPC; certificate must be given when jwtValidation is',
      () => ({
        protocolVersion: elbv2.ApplicationProtocolVersion.GRPC,
        jwtValidation: { issuer: 'i', jwksEndpoint: 'j' },
      }),
    ],
    [
      'healthCheckPath must not be given when healthCheck is, which has a path',
      () => ({ healthCheckPath: '/', healthCheck: TargetHealthCheck.http() }),
    ],
  ];

  test.each(wrong)('fails: %s', (problem, props) => {
    expect(() => serviceOf(props)).toThrow(`ElasticService Test/Web: ${problem}`);
  });

  test('fails for a rule that is out of range', () => {
    const wrongRule = (stack: Stack) =>
      LoadBalancerAttachment.listener(importedListener(stack), { priority: 50_001, conditions: [] });

    expect(() => templateOf(wrongRule)).toThrow(
      'LoadBalancerAttachment.listener: priority must be a whole number between 1 and 50000, got 50001; ' +
        'conditions must name at least 1 condition, got 0',
    );
  });
});
