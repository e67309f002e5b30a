import { App, Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ControllerMode, ElasticService, ScalingPolicy } from '../lib';
import { controllerEnvironmentOf } from './support/controller-environment';
import { importedVpc, NEW_APP_FLAGS, templateOf } from './support/template';

describe('ElasticService', () => {
  afterEach(() => jest.restoreAllMocks());

  test('takes three lines', () => {
    const app = new App({ context: { ...NEW_APP_FLAGS } });
    const stack = new Stack(app, 'Test');
    new ElasticService(stack, 'Web');

    jest.spyOn(console, 'error').mockImplementation();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::LaunchTemplate', 1);
    template.resourceCountIs('AWS::AutoScaling::AutoScalingGroup', 1);
    template.resourceCountIs('AWS::AutoScaling::ScalingPolicy', 1);
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('lets the balancer reach the instances on the port of the application, and nobody else', () => {
    const template = templateOf((stack) => {
      new ElasticService(stack, 'Web', { vpc: importedVpc(stack), applicationPort: 8080 });
    });

    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 8080,
      ToPort: 8080,
      GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('LaunchTemplateSecurityGroup'), 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('LoadBalancerSecurityGroup'), 'GroupId'] },
    });
  });

  test('checks health on the path and drains for the time that it is given', () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      new ElasticService(stack, 'Web', { vpc, healthCheckPath: '/health', deregistrationDelay: Duration.seconds(30) });
    });

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/health',
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }]),
    });
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { HealthCheckType: 'ELB' });
  });

  test('keeps its target group when a certificate comes', () => {
    const targetGroups = (certificate?: (stack: Stack) => acm.ICertificate) => {
      const template = templateOf((stack) => {
        new ElasticService(stack, 'Web', { vpc: importedVpc(stack), certificate: certificate?.(stack) });
      });
      return Object.keys(template.findResources('AWS::ElasticLoadBalancingV2::TargetGroup'));
    };

    const certificate = (stack: Stack) => new acm.Certificate(stack, 'Certificate', { domainName: 'example.com' });

    expect(targetGroups(certificate)).toEqual(targetGroups());
  });

  test('hands through what its parts take', () => {
    const template = templateOf((stack) => {
      new ElasticService(stack, 'Web', {
        vpc: importedVpc(stack),
        encryptionKey: new kms.Key(stack, 'Key'),
        metadataHopLimit: 2,
        rootVolumeSize: Size.gibibytes(20),
        loadBalancerSubnets: { subnetType: ec2.SubnetType.PUBLIC },
        vpcSubnets: { availabilityZones: ['us-east-1a'] },
      });
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        MetadataOptions: { HttpPutResponseHopLimit: 2 },
        BlockDeviceMappings: [{ Ebs: { VolumeSize: 20, KmsKeyId: Match.anyValue() } }],
      },
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: ['subnet-a1', 'subnet-b1'],
    });
    template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: ['subnet-a2'] });
  });

  test('warns when nothing starts the application, and is silent as soon as something does', () => {
    const warnings = (use: (service: ElasticService) => void) => {
      const stack = new Stack(new App(), 'Test');
      use(new ElasticService(stack, 'Web'));
      return Annotations.fromStack(stack).findWarning('/Test/Web', Match.stringLikeRegexp('nothing starts'));
    };

    expect(warnings(() => {})).toHaveLength(1);
    expect(warnings(({ group }) => group.addScalingPolicy('Memory', ScalingPolicy.memory()))).toHaveLength(1);
    expect(warnings(({ group }) => group.addUserData('systemctl start web'))).toHaveLength(0);
  });

  test('keeps the identity of a policy when the order changes', () => {
    const policies: Record<string, ScalingPolicy> = {
      A: ScalingPolicy.cpu(),
      B: ScalingPolicy.networkIn({ targetPerMinute: Size.mebibytes(100) }),
    };
    const policyIds = (names: readonly string[]) => {
      const scalingPolicies = Object.fromEntries(names.map((name) => [name, policies[name]!]));
      const template = templateOf((stack) => {
        Validations.of(stack).acknowledge({ id: 'cdk-headroom::metric-tracked-twice', reason: 'only ids matter here' });
        new ElasticService(stack, 'Web', { vpc: importedVpc(stack), scalingPolicies });
      });
      return Object.keys(template.findResources('AWS::AutoScaling::ScalingPolicy')).sort();
    };

    expect(policyIds(['A', 'B'])).toEqual(policyIds(['B', 'A']));
  });

  test.each([
    ['floor', undefined, false],
    ['lead', ControllerMode.lead(), true],
    ['shadow of lead', ControllerMode.shadow(ControllerMode.lead()), false],
  ])('in %s has one part that scales in, and no more', (_, controllerMode, disableScaleIn) => {
    const template = templateOf((stack) => {
      new ElasticService(stack, 'Web', { vpc: importedVpc(stack), controllerMode });
    });

    template.hasResourceProperties('AWS::AutoScaling::ScalingPolicy', {
      TargetTrackingConfiguration: Match.objectLike({ DisableScaleIn: disableScaleIn }),
    });
  });

  test('hands through what its controller takes', () => {
    const template = templateOf((stack) => {
      new ElasticService(stack, 'Web', {
        vpc: importedVpc(stack),
        minCapacity: 2,
        maxCapacity: 20,
        operatorCommands: false,
        alarmActions: [{ bind: () => ({ alarmActionArn: 'arn:aws:sns:us-east-1:1:on-call' }) }],
      });
    });

    expect(controllerEnvironmentOf(template)).toMatchObject({
      groups: { groups: [{ baseline: 2, highestFloor: 20 }] },
      policy: { mode: 'floor', isShadow: false },
      obeysOperators: false,
    });
    const onCall = { AlarmActions: ['arn:aws:sns:us-east-1:1:on-call'] };
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', onCall, 6);
  });

  test('fails once with everything that is wrong in any of its parts', () => {
    const wrong = {
      minCapacity: 5,
      maxCapacity: 3,
      internetFacing: true,
      applicationPort: 0,
      healthCheckPath: 'health',
      deregistrationDelay: Duration.hours(2),
      instanceType: new ec2.InstanceType('m7g.large'),
    };

    expect(() => templateOf((stack) => new ElasticService(stack, 'Web', wrong))).toThrow(
      'ElasticService Test/Web: minCapacity must be at most maxCapacity, got 5 and 3; ' +
        'allowFrom must be given when internetFacing is true, for example [ec2.Peer.anyIpv4()] for everybody; ' +
        'applicationPort must be a whole number between 1 and 65535, got 0; ' +
        'deregistrationDelay must be a whole number of seconds between 0 and 3600, got 7200; ' +
        'healthCheckPath must start with /, got health',
    );
  });
});
