/** Resources of a template, by logical id. */
export type Resources = Readonly<Record<string, object>>;

/** What a check finds, and what it does not. */
export interface Example {
  /** Templates with exactly one finding, and its message. */
  readonly fails: readonly (readonly [Resources, string])[];
  /** Templates without a finding. */
  readonly passes: readonly Resources[];
}

export type Examples = Readonly<Record<string, Example>>;

type Properties = Readonly<Record<string, unknown>>;

/** What every example may refer to. */
export const PARAMETERS = {
  NewestImage: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
  },
};

/** A group without a finding. */
export const group = (properties: Properties = {}, attributes: object = {}): Resources => ({
  Group: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: '1',
      MaxSize: '4',
      DefaultInstanceWarmup: 60,
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
      ...properties,
    },
    ...attributes,
  },
});

const part =
  (type: string) =>
  (id: string, properties: Properties, attributes: object = {}): Resources => ({
    [id]: {
      Type: `AWS::AutoScaling::${type}`,
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
      ...attributes,
    },
  });

export const policy = part('ScalingPolicy');
export const action = part('ScheduledAction');
export const hook = part('LifecycleHook');
export const warmPool = part('WarmPool');

/** Target tracking of a predefined metric. */
export const tracking = (id: string, metric = 'ASGAverageCPUUtilization', more: object = {}, attributes: object = {}) =>
  policy(
    id,
    {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: { TargetValue: 60, PredefinedMetricSpecification: { PredefinedMetricType: metric } },
      ...more,
    },
    attributes,
  );

/** Target tracking of a metric of the customer. */
export const customized = (specification: object) =>
  policy('Own', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: { TargetValue: 60, CustomizedMetricSpecification: specification },
  });

export const step = (adjustments: readonly object[], more: object = {}) =>
  policy('Steps', {
    PolicyType: 'StepScaling',
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: adjustments,
    ...more,
  });

const PAIR = { PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' }, TargetValue: 60 };

export const predictive = (configuration: object = {}, id = 'Forecast') =>
  policy(id, {
    PolicyType: 'PredictiveScaling',
    PredictiveScalingConfiguration: { MetricSpecifications: [PAIR], ...configuration },
  });

export const targetGroup = (attributes: Readonly<Record<string, unknown>> = {}, id = 'Targets'): Resources => ({
  [id]: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { TargetGroupAttributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) },
  },
});

/** A group behind a load balancer. */
export const balanced = (properties: Properties = {}, attributes: object = {}): Resources =>
  group({ TargetGroupARNs: ['arn:tg'], HealthCheckType: 'ELB', HealthCheckGracePeriod: 60, ...properties }, attributes);

export const launchTemplate = (data: object = {}): Resources => ({
  Template: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' }, Monitoring: { Enabled: true }, ...data },
    },
  },
});

const VERSION = { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] };
const SPECIFICATION = { LaunchTemplateId: { Ref: 'Template' }, Version: VERSION };

/** A group and its launch template. */
export const launched = (data: object = {}, properties: Properties = {}, attributes: object = {}): Resources => ({
  ...launchTemplate(data),
  ...group({ LaunchTemplate: SPECIFICATION, ...properties }, attributes),
});

/** A mixed group and its launch template. */
export const mixed = (
  overrides: readonly object[],
  distribution?: object,
  properties: Properties = {},
  attributes: object = {},
): Resources => ({
  ...launchTemplate(),
  ...group(
    {
      LaunchTemplate: undefined,
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: SPECIFICATION, Overrides: overrides },
        ...(distribution && { InstancesDistribution: distribution }),
      },
      ...properties,
    },
    attributes,
  ),
});

export const alarm = (properties: Properties = {}, type = 'Alarm'): Resources => ({
  Alarm: { Type: `AWS::CloudWatch::${type}`, Properties: { EvaluationPeriods: 3, ...properties } },
});

/** A query for a metric. */
export const metric = (Id: string, more: object = {}) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' }, Period: 60, Stat: 'Sum' },
  ...more,
});

export const rolling = (update: object) => ({ UpdatePolicy: { AutoScalingRollingUpdate: update } });
export const refresh = (preferences: object, strategy = 'Rolling') => ({
  UpdatePolicy: { AutoScalingInstanceRefresh: { Strategy: strategy, Preferences: preferences } },
});
export const replacing = { UpdatePolicy: { AutoScalingReplacingUpdate: { WillReplace: true } } };
