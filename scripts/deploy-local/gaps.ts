import type { EmulatorName } from './emulators';

/** Something that an emulator lacks or does otherwise than AWS, and that the run therefore does another way. */
export interface Gap {
  readonly emulator: EmulatorName;
  readonly what: string;
  /** What it says, or does, when nothing is done about it; word for word where it says anything. */
  readonly seen: string;
  readonly instead: string;
}

const missingType = (resource: string, call: string): Omit<Gap, 'emulator'> => ({
  what: resource,
  seen: `No Moto CloudFormation support for ${resource}`,
  instead: `the launcher makes the call that CloudFormation would: ${call}`,
});
const unrecognizedType = (resource: string, call: string): Omit<Gap, 'emulator'> => ({
  what: resource,
  seen: `Template format error: Unrecognized resource types: […, ${resource}, …]`,
  instead: `the launcher makes the call that CloudFormation would: ${call}`,
});

const MOTO: readonly Omit<Gap, 'emulator'>[] = [
  missingType('AWS::AutoScaling::ScalingPolicy', 'PutScalingPolicy'),
  missingType('AWS::CloudWatch::Alarm', 'PutMetricAlarm'),
  missingType('AWS::EC2::SecurityGroupEgress', 'AuthorizeSecurityGroupEgress'),
  missingType('AWS::Lambda::EventInvokeConfig', 'PutFunctionEventInvokeConfig'),
  missingType('AWS::S3::BucketPolicy', 'PutBucketPolicy'),
  missingType('AWS::SQS::QueuePolicy', 'SetQueueAttributes'),
  {
    what: 'AWS::S3::BucketPolicy of the bootstrap stack',
    seen: 'Failed to publish asset',
    instead: 'left out: moto obeys the policy’s Deny and ignores its Condition, aws:SecureTransport',
  },
  {
    what: 'numbers in a Condition of an IAM policy',
    seen: 'MalformedPolicyDocument: Syntax errors in policy.',
    instead: 'the launcher has moto check them as text: to IAM their quotation marks are optional',
  },
  {
    what: 'Fn::GetAtt AutoScalingGroupARN',
    seen: "'FakeAutoScalingGroup' object has no attribute 'get_cfn_attribute'",
    instead: 'the launcher answers with the group’s ARN',
  },
  {
    what: 'Fn::GetAtt TargetGroupFullName',
    seen: "'FakeTargetGroup' object has no attribute 'get_cfn_attribute'",
    instead: 'the launcher answers with the end of the target group’s ARN',
  },
  {
    what: 'Fn::GetAtt LoadBalancerFullName',
    seen: '"Fn::GetAtt" : [ "{0}" , "LoadBalancerFullName" ]',
    instead: 'the launcher answers with the end of the balancer’s ARN',
  },
  {
    what: 'PutScalingPolicy',
    seen: 'the answer has no PolicyARN',
    instead: 'the launcher asks DescribePolicies for it',
  },
  {
    what: 'outputs of a stack that a change set made',
    seen: 'DescribeStacks has no Outputs',
    instead: 'the launcher makes them once the change set is carried out',
  },
  {
    what: 'DescribeChangeSet after DeleteChangeSet',
    seen: 'Stack with id cdk-deploy-change-set does not exist',
    instead: 'the launcher answers ChangeSetNotFoundException, as AWS does',
  },
  {
    what: 'DeleteChangeSet when there is none',
    seen: "cannot access local variable 'to_delete'",
    instead: 'the launcher answers that it is deleted, as AWS does; met by a third deploy',
  },
  {
    what: 'UsePreviousValue of a parameter that names an SSM parameter',
    seen: "'NoneType' object has no attribute 'value'",
    instead: 'cdk deploy --no-previous-parameters',
  },
  {
    what: 'TemplateURL with an IP address',
    seen: 'The specified bucket does not exist',
    instead: 'the endpoint is http://localhost, not http://127.0.0.1',
  },
  {
    what: 'cdk diff by change set',
    seen: 'Could not create a change set, will base the diff on template differences',
    instead: 'cdk diff --method=template; the other takes about 45 s and comes to the same',
  },
  {
    what: 'DeleteStack',
    seen: 'has dependencies and cannot be deleted',
    instead: 'no cdk destroy: the stack ends with the process',
  },
  {
    what: 'Lambda Invoke',
    seen: 'error running docker',
    instead: 'the function is deployed and not invoked; MiniStack invokes it',
  },
];

const MINISTACK: readonly Omit<Gap, 'emulator'>[] = [
  unrecognizedType('AWS::EC2::EIP', 'AllocateAddress'),
  unrecognizedType('AWS::EC2::FlowLog', 'CreateFlowLogs'),
  unrecognizedType('AWS::EC2::NatGateway', 'CreateNatGateway'),
  unrecognizedType('AWS::EC2::SecurityGroupEgress', 'AuthorizeSecurityGroupEgress'),
  unrecognizedType('AWS::EC2::SecurityGroupIngress', 'AuthorizeSecurityGroupIngress'),
  {
    what: 'AWS::CloudWatch::Alarm on an expression',
    seen: 'AWS::CloudWatch::Alarm Properties.Metrics (metric math) is not supported; use MetricName and Namespace.',
    instead: 'the launcher makes it on the first metric of the expression',
  },
  {
    what: 'public SSM parameters of machine images',
    seen: 'parameter /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64 not found',
    instead: 'the launcher adds the one of the example',
  },
  {
    what: 'cdk diff by change set',
    seen: 'Could not create a change set, will base the diff on template differences',
    instead: 'cdk diff --method=template, as for moto',
  },
];

/** Every adaptation of the run; `docs/local.md` has the same rows for people to read. */
export const GAPS: readonly Gap[] = [
  ...MOTO.map((gap) => ({ ...gap, emulator: 'moto' as const })),
  ...MINISTACK.map((gap) => ({ ...gap, emulator: 'ministack' as const })),
];
