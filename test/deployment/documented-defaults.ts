import { Duration, type Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as headroom from '../../lib';
import { importedVpc, templateOf } from '../support/template';

type Props = Readonly<Record<string, unknown>>;

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const { INSTANCE } = elbv2.TargetType;

function deploy(stack: Stack, deployment: headroom.Deployment): void {
  new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), minCapacity: 2, deployment });
}

function bind(stack: Stack, props: Props): void {
  const vpc = importedVpc(stack);
  const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc, port: 80, targetType: INSTANCE });
  const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
  loadBalancer.addListener('Http', { port: 80, defaultTargetGroups: [targetGroup] });
  new headroom.RollbackAlarms(stack, 'Alarms', { targetGroup, ...props });
}

/** For each interface the smallest stack in which all of its props can be seen. */
export const DEPLOYMENT_STACKS: Readonly<Record<string, (stack: Stack, props: Props) => void>> = {
  DeploymentOptions: (stack, props) => deploy(stack, props.deployment as headroom.Deployment),
  RefreshCheckpoints: (stack, props) => {
    deploy(stack, headroom.Deployment.instanceRefresh({ checkpoints: { percentages: [50, 100], ...props } }));
  },
  RefreshOptions: (stack, props) => deploy(stack, headroom.Deployment.instanceRefresh(props)),
  InstanceRefreshOptions: (stack, props) => deploy(stack, headroom.Deployment.instanceRefresh(props)),
  RootVolumeReplacementOptions: (stack, props) => {
    const group = new headroom.ElasticGroup(stack, 'Group', {
      vpc: importedVpc(stack),
      deployment: headroom.Deployment.rootVolumeReplacement(props),
    });
    mixInstances(group, 'ami-12345678');
  },
  RollingUpdateOptions: (stack, props) => {
    deploy(stack, headroom.Deployment.rollingUpdate({ waitOnResourceSignals: true, ...props }));
  },
  ReplacingUpdateOptions: (stack, props) => deploy(stack, headroom.Deployment.replacing(props)),
  RollbackAlarmsProps: bind,
  LatestImageOptions: (stack, props) => {
    const machineImage = headroom.LatestImage.withLaunchTemplate(props);
    new headroom.HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), machineImage });
  },
};

/** Gives a group a mixed instances policy, as a user of its L1 would. */
export function mixInstances(group: autoscaling.AutoScalingGroup, imageId?: string): void {
  const resource = group.node.defaultChild as autoscaling.CfnAutoScalingGroup;
  const launchTemplateSpecification = resource.launchTemplate!;
  resource.launchTemplate = undefined;
  resource.mixedInstancesPolicy = {
    launchTemplate: { launchTemplateSpecification, overrides: [{ instanceType: 'm7g.large', imageId }] },
  };
}

/** Defaults written as code, with a value that must change the template. */
export const DEPLOYMENT_DEFAULTS_AS_CODE: ReadonlyArray<[name: string, otherValue: unknown]> = [
  ['DeploymentOptions.deployment', headroom.Deployment.manual()],
  ['RefreshCheckpoints.delay', Duration.minutes(1)],
  ['RefreshOptions.bakeTime', Duration.minutes(1)],
  ['RefreshOptions.scaleInProtectedInstances', autoscaling.ScaleInProtectedInstances.IGNORE],
  ['RefreshOptions.standbyInstances', autoscaling.StandbyInstances.TERMINATE],
  ['RootVolumeReplacementOptions.minHealthyPercentage', 80],
  ['RollingUpdateOptions.minActiveInstancesPercent', 50],
  ['RollingUpdateOptions.maxBatchSize', 2],
  ['RollingUpdateOptions.pauseTime', Duration.minutes(1)],
  ['ReplacingUpdateOptions.signalTimeout', Duration.minutes(1)],
  ['ReplacingUpdateOptions.minSuccessfulInstancesPercent', 50],
  ['RollbackAlarmsProps.errorPercentage', 5],
  ['RollbackAlarmsProps.minRequests', 100],
  ['RollbackAlarmsProps.minHealthyHosts', 2],
  ['LatestImageOptions.osType', ec2.OperatingSystemType.WINDOWS],
];

const updatePolicy = (UpdatePolicy: object) => (template: Template) => template.hasResource(GROUP, { UpdatePolicy });
const preferences = (Preferences: object) => updatePolicy({ AutoScalingInstanceRefresh: { Preferences } });
const rolling = (AutoScalingRollingUpdate: object) => updatePolicy({ AutoScalingRollingUpdate });

const maintained = () =>
  templateOf((stack) => {
    const instanceMaintenance = headroom.InstanceMaintenance.launchBeforeTerminating({ maxHealthyPercentage: 150 });
    new headroom.ElasticGroup(stack, 'Group', { vpc: importedVpc(stack), instanceMaintenance });
  });

/** Defaults written as a sentence: what the sentence says, asserted. */
export const DEPLOYMENT_DEFAULTS_AS_SENTENCE: ReadonlyArray<
  [name: string, sentence: string, assert: (template: Template) => void]
> = [
  ['RefreshOptions.checkpoints', '- no checkpoints', preferences({ CheckpointPercentages: Match.absent() })],
  [
    'RefreshOptions.instanceWarmup',
    "- the group's default instance warm-up",
    preferences({ InstanceWarmup: Match.absent() }),
  ],
  [
    'RefreshOptions.alarms',
    '- in an `ElasticService` the `RollbackAlarms` of its target group; elsewhere none',
    (template) => {
      preferences({ AlarmSpecification: Match.absent() })(template);
      const service = templateOf((stack) => new headroom.ElasticService(stack, 'Web'));
      preferences({ AlarmSpecification: { Alarms: [Match.anyValue(), Match.anyValue()] } })(service);
    },
  ],
  [
    'InstanceRefreshOptions.minHealthyPercentage',
    '- what `instanceMaintenance` of the group says when neither percentage is given; without it 100',
    (template) => {
      preferences({ MinHealthyPercentage: 100 })(template);
      preferences({ MinHealthyPercentage: Match.absent(), MaxHealthyPercentage: Match.absent() })(maintained());
    },
  ],
  [
    'InstanceRefreshOptions.maxHealthyPercentage',
    '- what `instanceMaintenance` of the group says when neither percentage is given; without it 110, but at most 100 ' +
      'above `minHealthyPercentage`',
    (template) => {
      preferences({ MaxHealthyPercentage: 110 })(template);
      const none = headroom.Deployment.instanceRefresh({ minHealthyPercentage: 0 });
      preferences({ MaxHealthyPercentage: 100 })(templateOf((stack) => deploy(stack, none)));
    },
  ],
  [
    'InstanceRefreshOptions.skipMatching',
    '- true; with an image that is looked up at launch, false',
    (template) => {
      preferences({ SkipMatching: true })(template);
      const other = templateOf((stack) => {
        const vpc = importedVpc(stack);
        const machineImage = headroom.LatestImage.atLaunch();
        const launchTemplate = new headroom.HardenedLaunchTemplate(stack, 'Template', { vpc, machineImage });
        new headroom.ElasticGroup(stack, 'Group', { vpc, launchTemplate });
      });
      preferences({ SkipMatching: false })(other);
    },
  ],
  [
    'RollingUpdateOptions.minInstancesInService',
    '- `minCapacity`, but at least 1 and less than `maxCapacity`',
    rolling({ MinInstancesInService: 2 }),
  ],
  [
    'RollingUpdateOptions.waitOnResourceSignals',
    '- false',
    () => {
      const template = templateOf((stack) => deploy(stack, headroom.Deployment.rollingUpdate()));
      rolling({ WaitOnResourceSignals: Match.absent() })(template);
    },
  ],
  [
    'RollingUpdateOptions.minSuccessfulInstancesPercent',
    '- 100 with `waitOnResourceSignals`',
    rolling({ MinSuccessfulInstancesPercent: 100 }),
  ],
  [
    'RollingUpdateOptions.suspendProcesses',
    '- those that would disturb it: `HEALTH_CHECK`, `REPLACE_UNHEALTHY`, `AZ_REBALANCE`, `ALARM_NOTIFICATION`, ' +
      '`SCHEDULED_ACTIONS` and `INSTANCE_REFRESH`',
    rolling({
      SuspendProcesses: [
        'HealthCheck',
        'ReplaceUnhealthy',
        'AZRebalance',
        'AlarmNotification',
        'ScheduledActions',
        'InstanceRefresh',
      ],
    }),
  ],
  [
    'ReplacingUpdateOptions.signalCount',
    '- `minCapacity`, with which the new group begins',
    (template) => template.hasResource(GROUP, { CreationPolicy: { ResourceSignal: { Count: 2 } } }),
  ],
  [
    'RollbackAlarmsProps.loadBalancer',
    '- none, the errors of the targets alone count',
    (template) => expect(JSON.stringify(template.toJSON())).not.toContain('HTTPCode_ELB_5XX_Count'),
  ],
  [
    'LatestImageOptions.parameterName',
    "- Amazon's parameter for Amazon Linux 2023, for the architecture of the `instanceType` beside the image",
    (template) =>
      template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
        LaunchTemplateData: {
          ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64}}',
        },
      }),
  ],
];
