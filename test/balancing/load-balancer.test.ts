import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HardenedLoadBalancer, type HardenedLoadBalancerProps } from '../../lib';
import { importedVpc, NEW_APP_FLAGS, templateOf } from '../support/template';

const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const certificateIn = (stack: Stack) => acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);

function newBalancer(stack: Stack, props: Partial<HardenedLoadBalancerProps> = {}): HardenedLoadBalancer {
  const balancer = new HardenedLoadBalancer(stack, 'Balancer', { vpc: importedVpc(stack), ...props });
  balancer.listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(200) });
  return balancer;
}

const attribute = (Key: string, Value: unknown) => Match.arrayWith([{ Key, Value }]);

describe.each([
  ['a new app', NEW_APP_FLAGS],
  ['an app without feature flags', {}],
])('HardenedLoadBalancer in %s', (_, flags) => {
  test.each([
    ['deletion_protection.enabled', 'true'],
    ['routing.http.drop_invalid_header_fields.enabled', 'true'],
    ['access_logs.s3.enabled', 'true'],
  ])('sets %s to %s', (key, value) => {
    const template = templateOf((stack) => newBalancer(stack), flags);

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
      LoadBalancerAttributes: attribute(key, value),
    });
  });

  test('names a TLS policy and redirects plain HTTP when there is a certificate', () => {
    const template = templateOf((stack) => newBalancer(stack, { certificate: certificateIn(stack) }), flags);

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: CERTIFICATE_ARN }],
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [Match.objectLike({ Type: 'redirect' })],
    });
  });

  test('lets nobody in but the VPC', () => {
    const template = templateOf((stack) => newBalancer(stack), flags);

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 80, ToPort: 80 })],
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('0.0.0.0/0');
  });
});

describe('HardenedLoadBalancer', () => {
  test('keeps access logs in a closed bucket of its own that the delivery service may write to', () => {
    const template = templateOf((stack) => newBalancer(stack));

    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 90, Status: 'Enabled' })] },
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:PutObject',
            Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          }),
        ],
      },
    });
  });

  test('is made after the policy of its log bucket, without which it could not be made', () => {
    const template = templateOf((stack) => newBalancer(stack));

    const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
    template.hasResource('AWS::ElasticLoadBalancingV2::LoadBalancer', { DependsOn: [policyId] });
  });

  test('writes access logs to a bucket that is given, and warns that its policy is not in reach', () => {
    const stack = new Stack(new App(), 'Test');

    newBalancer(stack, { accessLogsBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'my-logs') });

    const template = Template.fromStack(stack);
    Annotations.fromStack(stack).hasWarning(
      '/Test/Balancer',
      Match.stringLikeRegexp('policy of accessLogsBucket must'),
    );

    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: attribute('access_logs.s3.bucket', 'my-logs'),
    });
  });

  test('opens both listeners to the peers that are named, and to nobody else', () => {
    const allowFrom = [ec2.Peer.ipv4('203.0.113.0/24')];

    const template = templateOf((stack) =>
      newBalancer(stack, { internetFacing: true, allowFrom, certificate: certificateIn(stack) }),
    );

    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: '203.0.113.0/24', FromPort: 80 }),
        Match.objectLike({ CidrIp: '203.0.113.0/24', FromPort: 443 }),
      ],
    });
  });

  test('warns when it faces the internet without a certificate', () => {
    const stack = new Stack(new App(), 'Test');

    newBalancer(stack, { internetFacing: true, allowFrom: [ec2.Peer.anyIpv4()] });

    Annotations.fromStack(stack).hasWarning('/Test/Balancer', Match.stringLikeRegexp('without a certificate'));
  });

  test('keeps its listener on port 80 when a certificate comes, since two cannot share the port', () => {
    const listenerOn80 = (template: Template) =>
      Object.keys(template.findResources('AWS::ElasticLoadBalancingV2::Listener', { Properties: { Port: 80 } }));

    const before = templateOf((stack) => newBalancer(stack));
    const after = templateOf((stack) => newBalancer(stack, { certificate: certificateIn(stack) }));

    expect(listenerOn80(before)).toHaveLength(1);
    expect(listenerOn80(after)).toEqual(listenerOn80(before));
  });

  test('stands in one subnet of each zone, and where it is put', () => {
    const subnetConfiguration = ['app', 'db'].map((name) => ({ name, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }));
    const vpcIn = (stack: Stack) =>
      new ec2.Vpc(stack, 'Vpc', {
        subnetConfiguration: [...subnetConfiguration, { name: 'public', subnetType: ec2.SubnetType.PUBLIC }],
      });
    const subnets = (vpcSubnets?: ec2.SubnetSelection) => [
      { Ref: Match.stringLikeRegexp(`Vpc${vpcSubnets?.subnetGroupName ?? 'app'}Subnet1`) },
      { Ref: Match.stringLikeRegexp(`Vpc${vpcSubnets?.subnetGroupName ?? 'app'}Subnet2`) },
    ];

    for (const vpcSubnets of [undefined, { subnetGroupName: 'db' }]) {
      const template = templateOf((stack) => newBalancer(stack, { vpc: vpcIn(stack), vpcSubnets }));

      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: subnets(vpcSubnets) });
    }
  });

  test('fails in one zone, with a bucket that has a KMS key, and when nobody can be let in by default', () => {
    const wrong = (stack: Stack) => {
      const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Narrow', {
        vpcId: 'vpc-1',
        availabilityZones: ['us-east-1a'],
        privateSubnetIds: ['subnet-1'],
        privateSubnetRouteTableIds: ['rtb-1'],
      });
      const accessLogsBucket = new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.KMS });
      return newBalancer(stack, { vpc, accessLogsBucket });
    };

    expect(() => templateOf(wrong)).toThrow(
      'HardenedLoadBalancer Test/Balancer: ' +
        'accessLogsBucket must be encrypted by the keys of S3 (SSE-S3), got a bucket with a KMS key; ' +
        'allowFrom must be given when the address range of vpc is not known; ' +
        'vpcSubnets must be in at least 2 zones, got 1',
    );
  });

  test('fails once with everything that is wrong', () => {
    const wrong = { internetFacing: true, sslPolicy: elbv2.SslPolicy.TLS13_13 };

    expect(() => templateOf((stack) => newBalancer(stack, wrong))).toThrow(
      /^HardenedLoadBalancer Test\/Balancer: allowFrom must be given when internetFacing is true.*; certificate must be given when sslPolicy is, got sslPolicy ELBSecurityPolicy-TLS13-1-3-2021-06$/,
    );
  });

  test('fails when it is opened to an empty list', () => {
    expect(() => templateOf((stack) => newBalancer(stack, { allowFrom: [] }))).toThrow(
      'allowFrom must name at least 1 peer, got 0',
    );
  });
});
