import { App, Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  Canary,
  CapacityController,
  CapacitySource,
  ControlledGroups,
  Deployment,
  Drain,
  EbsVolume,
  ElasticGroup,
  ElasticService,
  type ElasticServiceProps,
  HardenedLaunchTemplate,
  HardenedNetworkLoadBalancer,
  HardenedNetworkTargetGroup,
  HardenedTargetGroup,
  HookTarget,
  InstanceMaintenance,
  LifecycleHook,
  LoadSource,
  PurchaseOption,
  Readiness,
  ScalingPolicy,
  WarmPool,
  ZoneDistribution,
  ZoneImpairmentPolicy,
} from '../../../lib';
import { NEW_APP_FLAGS } from '../../support/template';

const PLACE = 'us-east-1:111122223333';
const CERTIFICATE = `arn:aws:acm:${PLACE}:certificate/12345678-1234-1234-1234-123456789012`;
const WEB_ACL = `arn:aws:wafv2:${PLACE}:regional/webacl/Web/12345678-1234-1234-1234-123456789012`;

/** What a user brings, and answers for. */
interface Around {
  readonly key: kms.IKey;
  readonly queue: sqs.IQueue;
  readonly topic: sns.ITopic;
  readonly handler: lambda.IFunction;
  readonly certificate: acm.ICertificate;
}

/** All that the constructs make, in one stack; what is not theirs is in another one. */
export function wholeService() {
  const app = new App({ context: { ...NEW_APP_FLAGS } });
  const around = makeAround(new Stack(app, 'Around'));
  const stack = new Stack(app, 'Whole');
  const service = new ElasticService(stack, 'Web', {
    ...instances(stack, around),
    ...life(around),
    ...wayIn(around),
    minCapacity: 2,
    maxCapacity: 20,
    zoneImpairmentPolicy: ZoneImpairmentPolicy.replaceUnhealthy(),
    zoneDistribution: ZoneDistribution.balancedBestEffort(),
    scalingPolicies: {
      Cpu: ScalingPolicy.highResolutionCpu(),
      Memory: ScalingPolicy.memory(),
      Requests: ScalingPolicy.requestsPerTarget({ target: 3000 }),
      Orders: ScalingPolicy.queueDelay({
        queue: around.queue,
        processingTime: Duration.millis(200),
        acceptableLatency: Duration.seconds(30),
      }),
    },
    loadSource: LoadSource.requests(),
    alarmActions: [new SnsAction(around.topic)],
  });
  service.controller.addAlarm(service.controller.alarms.errors);
  addCanary(stack, service, around);
  controlOthers(stack, around);
  return { app, stack, service };
}

function makeAround(stack: Stack): Around {
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const queue = new sqs.Queue(stack, 'Queue', { enforceSSL: true, encryptionMasterKey: key });
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'a test loses nothing' });
  return {
    key,
    queue,
    topic: new sns.Topic(stack, 'Topic', { enforceSSL: true, masterKey: key }),
    handler: lambda.Function.fromFunctionAttributes(stack, 'Handler', {
      functionArn: `arn:aws:lambda:${PLACE}:function:audit`,
      sameEnvironment: true,
    }),
    certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE),
  };
}

/** Types with a launch template each, some of them bought as Spot Instances. */
function instances(stack: Stack, { key }: Around): ElasticServiceProps {
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'OtherVpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-1a'] });
  const instanceType = new ec2.InstanceType('c7i.large');
  const launchTemplate = new HardenedLaunchTemplate(stack, 'OfType', { vpc, instanceType, userData: webServer() });
  return {
    encryptionKey: key,
    volumes: { '/dev/xvdb': EbsVolume.gp3(Size.gibibytes(20)) },
    userData: webServer(),
    capacitySource: CapacitySource.mixedInstances({
      instanceTypes: [{ instanceType: new ec2.InstanceType('m7g.large') }, { instanceType, launchTemplate }],
      purchaseOption: PurchaseOption.spot({ onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 50 }),
    }),
  };
}

function life({ queue, topic, handler }: Around): ElasticServiceProps {
  return {
    readiness: Readiness.targetHealth(),
    drain: Drain.completedByInstance(),
    lifecycleHooks: {
      Queued: LifecycleHook.launching({ target: HookTarget.queue(queue) }),
      Told: LifecycleHook.launching({ target: HookTarget.topic(topic) }),
      Audited: LifecycleHook.terminating({ target: HookTarget.function(handler) }),
    },
    retainAbandonedInstances: true,
    ebsHealthChecks: true,
    maxInstanceLifetime: Duration.days(30),
    instanceMaintenance: InstanceMaintenance.launchBeforeTerminating(),
    groupDeletionProtection: autoscaling.DeletionProtection.PREVENT_FORCE_DELETION,
    notifications: [{ topic }],
    deployment: Deployment.instanceRefresh({ bakeTime: Duration.minutes(10) }),
  };
}

function wayIn({ certificate }: Around): ElasticServiceProps {
  return {
    certificate,
    internetFacing: true,
    allowFrom: [ec2.Peer.ipv4('203.0.113.0/24')],
    webAclArn: WEB_ACL,
    connectionLogs: {},
    healthCheckLogs: {},
  };
}

/** The next version of the service, with a pool of instances that wait, behind both kinds of balancer. */
function addCanary(stack: Stack, { vpc, loadBalancer, targetGroup }: ElasticService, { topic, certificate }: Around) {
  const next = new ElasticGroup(stack, 'Next', {
    vpc,
    launchTemplate: new HardenedLaunchTemplate(stack, 'NextTemplate', { vpc, userData: webServer() }),
    warmPool: WarmPool.stopped(),
    readiness: Readiness.completedByInstance(),
    scalingPolicies: { Cpu: ScalingPolicy.cpu() },
    notifications: [{ topic }],
  });
  new Canary(stack, 'Canary', {
    listener: loadBalancer.listener,
    stable: targetGroup,
    canary: new HardenedTargetGroup(stack, 'NextTargets', { vpc, targets: [next] }),
    percentage: 5,
    priority: 1,
  });
  const network = new HardenedNetworkLoadBalancer(stack, 'Network', { vpc, certificate });
  const targets = new HardenedNetworkTargetGroup(stack, 'NetworkTargets', { vpc, targets: [next] });
  network.listener.addTargetGroups('Targets', targets);
}

/** Groups that are not of the app. */
function controlOthers(stack: Stack, { topic }: Around) {
  const group = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Existing', 'existing');
  const sizes = { baseline: 1, highestFloor: 9 };
  const alarmActions = [new SnsAction(topic)];
  new CapacityController(stack, 'OfExisting', { groups: ControlledGroups.list([{ group, ...sizes }]), alarmActions });
  new CapacityController(stack, 'OfTagged', { groups: ControlledGroups.tagged('TAG', sizes), alarmActions });
}

function webServer(): ec2.UserData {
  const userData = ec2.UserData.forLinux();
  userData.addCommands('dnf install -y nginx', 'systemctl enable --now nginx');
  return userData;
}
