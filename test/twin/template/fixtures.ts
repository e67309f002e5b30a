// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
/** A web service by hand: parameters, conditions, mappings, two zones, a balancer, a controller. */
export const webService = {
  Parameters: {
    Peak: { Type: 'Number', Default: 10 },
    Stage: { Type: 'String', Default: 'prod' },
    Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/aws/service/ami/al2023' },
  },
  Mappings: { Floor: { prod: { Min: '1' }, test: { Min: '0' } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
  },
  Resources: {
    SubnetA: {
      Type: 'AWS::EC2::Subnet',
      Properties: { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
    },
    SubnetB: {
      Type: 'AWS::EC2::Subnet',
      Properties: { AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } },
    },
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { ImageId: { Ref: 'Image' }, InstanceType: 'm7g.medium' } },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }] },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: { 'Fn::FindInMap': ['Floor', { Ref: 'Stage' }, 'Min'] },
        MaxSize: { Ref: 'Peak' },
        DefaultInstanceWarmup: 120,
        HealthCheckType: 'ELB',
        HealthCheckGracePeriod: 300,
        LaunchTemplate: {
          LaunchTemplateId: { Ref: 'Template' },
          Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
        },
        MetricsCollection: [{ Granularity: '1Minute' }],
        Tags: [
          { Key: 'Name', Value: { 'Fn::Sub': '${AWS::StackName}/web' }, PropagateAtLaunch: true },
          { Key: 'Stage', Value: { Ref: 'Stage' }, PropagateAtLaunch: false },
        ],
        TargetGroupARNs: [{ Ref: 'Targets' }],
        VPCZoneIdentifier: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      },
    },
    Cpu: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 70,
        },
      },
    },
    Night: {
      Type: 'AWS::AutoScaling::ScheduledAction',
      Condition: 'IsTest',
      Properties: { AutoScalingGroupName: { Ref: 'Group' }, MaxSize: '1', Recurrence: '0 20 * * *' },
    },
    AtMaximum: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 3,
        Threshold: '10',
        Namespace: 'AWS/AutoScaling',
        MetricName: 'GroupDesiredCapacity',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
        Period: 60,
        Statistic: 'Maximum',
      },
    },
    Controller: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'aws:asset:path': 'asset.abc' },
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        MemorySize: 256,
        Timeout: 30,
        Code: { S3Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::AccountId}' }, S3Key: 'abc.zip' },
        Environment: { Variables: { AUTO_SCALING_GROUP_NAME: { Ref: 'Group' }, BASELINE: '1' } },
      },
    },
  },
};

/** The least that can be read: one group of fixed sizes, in one zone, without a balancer. */
export function plainGroup(properties: object = {}, resources: object = {}): { readonly Resources: object } {
  return {
    Resources: {
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: { MinSize: '1', MaxSize: '10', AvailabilityZones: ['us-east-1a', 'us-east-1b'], ...properties },
      },
      ...resources,
    },
  };
}
