import { uuidOf } from '../hash';
import type { Scope } from './scope';

/** A resource that is being named: its own name, its stack, and its other properties. */
export interface Named {
  readonly name: string;
  readonly scope: Scope;
  /** Hexadecimal digits of its own. */
  readonly hex: (digits: number) => string;
  readonly arn: (service: string, rest: string, region?: string) => string;
  readonly property: (key: string) => string;
}

export type Naming = (resource: Named) => string;

/** What is known of a resource type: how it is named, what `Ref` returns (default: the name), and `GetAtt`. */
interface ResourceType {
  readonly nameProperty?: string;
  readonly nameLimit?: number;
  readonly ref?: Naming;
  readonly attributes?: { readonly [name: string]: Naming };
}

const arnAttribute = (service: string, prefix: string): ResourceType['attributes'] => ({
  Arn: ({ arn, name }) => arn(service, `${prefix}${name}`),
});
const identifier =
  (prefix: string): Naming =>
  ({ hex }) =>
    `${prefix}-0${hex(16)}`;
const zoneOf: Naming = ({ property }) => property('AvailabilityZone');
const balancerPath: Naming = ({ name, hex, property }) =>
  `${property('Type') === 'network' ? 'net' : 'app'}/${name}/${hex(16)}`;
const balancerArn: Naming = (balancer) =>
  balancer.arn('elasticloadbalancing', `loadbalancer/${balancerPath(balancer)}`);
const listenerArn: Naming = ({ property, hex }) =>
  `${property('LoadBalancerArn').replace(':loadbalancer/', ':listener/')}/${hex(16)}`;
const targetGroupPath: Naming = ({ name, hex }) => `targetgroup/${name}/${hex(16)}`;
const groupArn: Naming = ({ arn, name }) =>
  arn('autoscaling', `autoScalingGroup:${uuidOf(name)}:autoScalingGroupName/${name}`);

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ the return values of each type */
export const resourceTypes: { readonly [type: string]: ResourceType } = {
  'AWS::AutoScaling::AutoScalingGroup': {
    nameProperty: 'AutoScalingGroupName',
    attributes: { AutoScalingGroupARN: groupArn },
  },
  'AWS::AutoScaling::LaunchConfiguration': { nameProperty: 'LaunchConfigurationName' },
  'AWS::AutoScaling::LifecycleHook': { nameProperty: 'LifecycleHookName' },
  'AWS::AutoScaling::ScalingPolicy': {
    ref: ({ arn, name, property }) =>
      arn(
        'autoscaling',
        `scalingPolicy:${uuidOf(name)}:autoScalingGroupName/${property('AutoScalingGroupName')}:policyName/${name}`,
      ),
    attributes: { PolicyName: ({ name }) => name },
  },
  'AWS::AutoScaling::ScheduledAction': { attributes: { ScheduledActionName: ({ name }) => name } },
  'AWS::AutoScaling::WarmPool': {},
  'AWS::CloudWatch::Alarm': { nameProperty: 'AlarmName', attributes: arnAttribute('cloudwatch', 'alarm:') },
  'AWS::EC2::InternetGateway': { ref: identifier('igw') },
  'AWS::EC2::LaunchTemplate': {
    nameProperty: 'LaunchTemplateName',
    ref: identifier('lt'),
    attributes: {
      DefaultVersionNumber: () => '1',
      LatestVersionNumber: () => '1',
      LaunchTemplateId: identifier('lt'),
    },
  },
  'AWS::EC2::NatGateway': { ref: identifier('nat'), attributes: { NatGatewayId: identifier('nat') } },
  'AWS::EC2::RouteTable': { ref: identifier('rtb'), attributes: { RouteTableId: identifier('rtb') } },
  'AWS::EC2::SecurityGroup': { ref: identifier('sg'), attributes: { GroupId: identifier('sg') } },
  'AWS::EC2::Subnet': {
    ref: identifier('subnet'),
    attributes: { AvailabilityZone: zoneOf, SubnetId: identifier('subnet') },
  },
  'AWS::EC2::VPC': { ref: identifier('vpc'), attributes: { VpcId: identifier('vpc') } },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    nameProperty: 'Name',
    nameLimit: 32,
    ref: balancerArn,
    attributes: {
      DNSName: ({ name, hex, scope }) => `${name}-${hex(9)}.${scope.region}.elb.${scope.pseudo['AWS::URLSuffix']}`,
      LoadBalancerArn: balancerArn,
      LoadBalancerFullName: balancerPath,
      LoadBalancerName: ({ name }) => name,
    },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: listenerArn,
    attributes: { ListenerArn: listenerArn },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {},
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    nameProperty: 'Name',
    nameLimit: 32,
    ref: (group) => group.arn('elasticloadbalancing', targetGroupPath(group)),
    attributes: {
      TargetGroupArn: (group) => group.arn('elasticloadbalancing', targetGroupPath(group)),
      TargetGroupFullName: targetGroupPath,
      TargetGroupName: ({ name }) => name,
    },
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    nameLimit: 64,
    attributes: { Arn: ({ arn, name }) => arn('iam', `role/${name}`, '') },
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    nameLimit: 64,
    attributes: arnAttribute('lambda', 'function:'),
  },
  'AWS::Logs::LogGroup': { nameProperty: 'LogGroupName', attributes: arnAttribute('logs', 'log-group:') },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    nameLimit: 63,
    ref: ({ name }) => name.toLowerCase(),
    attributes: { Arn: ({ name, scope }) => `arn:${scope.pseudo['AWS::Partition']}:s3:::${name.toLowerCase()}` },
  },
  'AWS::SNS::Topic': { nameProperty: 'TopicName', ref: ({ arn, name }) => arn('sns', name) },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    nameLimit: 80,
    ref: ({ name, scope }) => `https://sqs.${scope.region}.amazonaws.com/${scope.account}/${name}`,
    attributes: { ...arnAttribute('sqs', ''), QueueName: ({ name }) => name },
  },
};
