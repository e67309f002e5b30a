import * as cdk from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as headroom from '../../lib';
import { readDocumentedDefaults } from '../support/documented-defaults';
import { importedVpc, templateOf } from '../support/template';

const { LoadBalancing, TargetHealthCheck } = headroom;

type Props = Readonly<Record<string, unknown>>;
type Build = (stack: cdk.Stack, props: Props) => void;

const certificateIn = (stack: cdk.Stack) =>
  acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:1:certificate/a');

const newBalancer: Build = (stack, props) => {
  cdk.Validations.of(stack).acknowledge({ id: 'cdk-headroom:plainHttp', reason: 'a test carries nothing' });
  const allowFrom = props.internetFacing ? [cdk.aws_ec2.Peer.anyIpv4()] : undefined;
  const all = { vpc: importedVpc(stack), allowFrom, ...props };
  const { listener } = new headroom.HardenedLoadBalancer(stack, 'Balancer', all);
  listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(200) });
};

const newTlsBalancer: Build = (stack, props) => newBalancer(stack, { certificate: certificateIn(stack), ...props });

const newNetworkTargets = (stack: cdk.Stack, props: Props = {}) =>
  new headroom.HardenedNetworkTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), ...props });

const newNetworkBalancer: Build = (stack, props) => {
  const allowFrom = props.internetFacing ? [cdk.aws_ec2.Peer.anyIpv4()] : undefined;
  const all = { vpc: importedVpc(stack), allowFrom, ...props };
  const { listener } = new headroom.HardenedNetworkLoadBalancer(stack, 'Balancer', all);
  const protocol = (props.protocol as elbv2.Protocol | undefined) ?? elbv2.Protocol.TCP;
  listener.addTargetGroups('Default', newNetworkTargets(stack, { protocol }));
};

const newTargets = (stack: cdk.Stack, props: Props = {}) =>
  new headroom.HardenedTargetGroup(stack, 'Targets', { vpc: importedVpc(stack), ...props });

/** For each interface with a default that is written as code the smallest stack in which it can be seen. */
const STACKS: Readonly<Record<string, Build>> = {
  ApplicationLoadBalancerAttributes: newBalancer,
  ApplicationTargetGroupOptions: newTargets,
  CanaryProps: (stack, props) => {
    const stable = newTargets(stack);
    const listener = elbv2.ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
      listenerArn: 'arn:aws:elasticloadbalancing:us-east-1:1:listener/app/web/1/1',
      securityGroup: cdk.aws_ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
    });
    new headroom.Canary(stack, 'Canary', { listener, stable, canary: stable, percentage: 1, priority: 1, ...props });
  },
  GrpcHealthCheckOptions: (stack, props) => {
    const protocolVersion = elbv2.ApplicationProtocolVersion.GRPC;
    newTargets(stack, { protocolVersion, healthCheck: TargetHealthCheck.grpc(props) });
  },
  HardenedLoadBalancerOptions: newTlsBalancer,
  HardenedNetworkLoadBalancerProps: (stack, props) =>
    newNetworkBalancer(stack, { certificate: certificateIn(stack), ...props }),
  HardenedNetworkTargetGroupProps: (stack, props) => void newNetworkTargets(stack, props),
  HardenedTargetGroupProps: newTargets,
  HttpHealthCheckOptions: (stack, props) => void newTargets(stack, { healthCheck: TargetHealthCheck.http(props) }),
  NetworkListenerOptions: (stack, props) => {
    const given = new elbv2.NetworkLoadBalancer(stack, 'Given', { vpc: importedVpc(stack) });
    cdk.Validations.of(stack).acknowledge({ id: 'cdk-headroom:openToNetworkLoadBalancer', reason: 'a test' });
    const loadBalancerAttachment = headroom.LoadBalancerAttachment.networkLoadBalancer(given, props);
    new headroom.ElasticService(stack, 'Web', { vpc: importedVpc(stack), loadBalancerAttachment });
  },
  NetworkLoadBalancerOptions: newNetworkBalancer,
  NetworkLoadBalancingOptions: (stack, props) =>
    void newNetworkTargets(stack, { loadBalancing: LoadBalancing.sourceIpHash(props) }),
  TargetGroupOptions: newTargets,
  WeightedRandomOptions: (stack, props) =>
    void newTargets(stack, { loadBalancing: LoadBalancing.weightedRandom(props) }),
};

function synthesize(name: string, props: Props = {}): Template {
  return templateOf((stack) => STACKS[name.split('.')[0]!]!(stack, props));
}

/** Another value must change the template, and the documented one must not. */
const OTHER_VALUES: Readonly<Record<string, unknown>> = {
  'ApplicationLoadBalancerAttributes.dropInvalidHeaderFields': false,
  'ApplicationTargetGroupOptions.applicationProtocol': elbv2.ApplicationProtocol.HTTPS,
  'CanaryProps.overrideHeader': 'X-Test',
  'GrpcHealthCheckOptions.path': '/shop/check',
  'GrpcHealthCheckOptions.healthyGrpcCodes': '0',
  'HardenedLoadBalancerOptions.internetFacing': true,
  'HardenedLoadBalancerOptions.sslPolicy': elbv2.SslPolicy.TLS13_13,
  'HardenedLoadBalancerOptions.deletionProtection': false,
  'HardenedNetworkLoadBalancerProps.internetFacing': true,
  'HardenedNetworkLoadBalancerProps.sslPolicy': elbv2.SslPolicy.TLS13_13,
  'HardenedNetworkLoadBalancerProps.deletionProtection': false,
  'HardenedNetworkTargetGroupProps.port': 81,
  'HardenedNetworkTargetGroupProps.protocol': elbv2.Protocol.UDP,
  'HardenedNetworkTargetGroupProps.loadBalancing': LoadBalancing.sourceIpHash(),
  'HardenedTargetGroupProps.port': 81,
  'HttpHealthCheckOptions.path': '/health',
  'NetworkListenerOptions.protocol': elbv2.Protocol.UDP,
  'NetworkLoadBalancerOptions.protocol': elbv2.Protocol.UDP,
  'NetworkLoadBalancerOptions.crossZoneEnabled': false,
  'NetworkLoadBalancingOptions.preserveClientIp': false,
  'NetworkLoadBalancingOptions.proxyProtocolV2': true,
  'TargetGroupOptions.deregistrationDelay': cdk.Duration.minutes(5),
  'WeightedRandomOptions.anomalyMitigation': false,
};

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Defaults of the balancer that are written as a sentence: what the sentence says, asserted. */
const SENTENCES: ReadonlyArray<[name: string, assert: (template: Template) => void]> = [
  [
    'HardenedLoadBalancerOptions.allowFrom',
    (template) => {
      const allowed = [80, 443].map((port) => Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: port }));
      template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: allowed });
    },
  ],
  [
    'HardenedLoadBalancerOptions.certificate',
    () => {
      const template = templateOf((stack) => newBalancer(stack, {}));
      template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 1);
      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Port: 80, Protocol: 'HTTP' });
    },
  ],
  [
    'HardenedLoadBalancerOptions.accessLogsBucket',
    (template) =>
      template.hasResource('AWS::S3::Bucket', {
        DeletionPolicy: 'Retain',
        Properties: { LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 90 })] } },
      }),
  ],
  [
    'HardenedLoadBalancerOptions.vpcSubnets',
    (template) => {
      template.hasResourceProperties(BALANCER, { Subnets: ['subnet-a2', 'subnet-b2'] });
      const facing = synthesize('HardenedLoadBalancerOptions', { internetFacing: true });
      facing.hasResourceProperties(BALANCER, { Subnets: ['subnet-a1', 'subnet-b1'] });
    },
  ],
];

describe('the documented default of every prop of balancing', () => {
  const documented = new Map(readDocumentedDefaults(['balancing']).map(({ name, text }) => [name, text!]));
  const asCode = [...documented].filter(([, text]) => !text?.startsWith('- '));

  test('is a sentence, or looked at by one of the tests below', () => {
    expect(asCode.map(([name]) => name).sort()).toEqual(Object.keys(OTHER_VALUES).sort());
  });

  test.each(asCode)('is what %s comes to: %s', (name, text) => {
    const prop = name.split('.')[1]!;

    const byDefault = synthesize(name).toJSON();

    expect(synthesize(name, { [prop]: evaluate(text) }).toJSON()).toEqual(byDefault);
    expect(synthesize(name, { [prop]: OTHER_VALUES[name] }).toJSON()).not.toEqual(byDefault);
  });

  test.each(SENTENCES)('is what %s says', (name, assert) => {
    assert(synthesize(name));
  });

  test('is left to AWS where it says so', () => {
    const keys = ['HardenedLoadBalancerOptions', 'HardenedTargetGroupProps']
      .flatMap((name) =>
        Object.values<{ Properties?: Record<string, { Key: string }[]> }>(synthesize(name).toJSON().Resources),
      )
      .flatMap(({ Properties: { LoadBalancerAttributes, TargetGroupAttributes } = {} }) => [
        ...(LoadBalancerAttributes ?? []),
        ...(TargetGroupAttributes ?? []),
      ])
      .map(({ Key }) => Key);

    expect(keys.sort()).toEqual([
      'access_logs.s3.bucket',
      'access_logs.s3.enabled',
      'deletion_protection.enabled',
      'deregistration_delay.timeout_seconds',
      'routing.http.drop_invalid_header_fields.enabled',
      'stickiness.enabled',
    ]);
  });
});

/** The value of a default that is written as code, in the names that the documentation uses. */
function evaluate(code: string): unknown {
  const names = { Duration: cdk.Duration, elbv2, ...headroom };
  return new Function(...Object.keys(names), `return (${code});`)(...Object.values(names));
}
