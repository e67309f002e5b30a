import { join } from 'node:path';
import { Duration, Fn, Lazy } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  acknowledge,
  acknowledgeControl,
  acknowledgeFunction,
  acknowledgeInlinePolicy,
  acknowledgeLogGroup,
} from '../acknowledge';
import { acknowledgeAnyGroup } from './completion-by-instance';
import { completionStatement, identityOf } from './group-identity';

/** The bundled function: beside `lib` in the source, beside `dist` in the package. */
const CODE_FOLDER = join(__dirname, '..', '..', 'assets', 'readiness');

/** What a gate is told. */
export interface TargetHealthGateProps {
  readonly group: autoscaling.CfnAutoScalingGroup;
  readonly hookName: string;
  readonly timeout: Duration;
  readonly interval: Duration;
  readonly onTimeout: autoscaling.DefaultResult;
}

/**
 * The function that keeps an instance at a launching hook until its targets are healthy.
 *
 * Nothing of it has the group's name, which would lead in a circle: all of it is there before the first instance.
 */
export class TargetHealthGate extends Construct {
  constructor(scope: Construct, id: string, props: TargetHealthGateProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Log', { retention: logs.RetentionDays.THREE_MONTHS });
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    acknowledgeLogGroup(logGroup);
    acknowledgeInlinePolicy(role);
    logGroup.grantWrite(role);
    const permissions = [allowCompleting(role, props.group), ...allowRegistering(role, props.group)];
    const handler = new lambda.Function(this, 'Resource', {
      description: 'Headroom: keeps an instance out of service until its targets are healthy',
      code: lambda.Code.fromAsset(CODE_FOLDER),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.minutes(15),
      environment: environmentOf(props),
      role,
      logGroup,
    });
    acknowledgeFunction(handler);
    acknowledgeControl(
      handler,
      'LambdaDLQ',
      'an event that is lost costs nothing: the wait that it is about ends by itself, and its instance is replaced',
    );
    handler.node.addDependency(...permissions);
    new events.Rule(this, 'Launches', {
      eventPattern: {
        source: ['aws.autoscaling'],
        detailType: ['EC2 Instance-launch Lifecycle Action'],
        detail: { LifecycleHookName: [props.hookName], NotificationMetadata: [identityOf(props.group)] },
      },
      targets: [new targets.LambdaFunction(handler, { maxEventAge: Duration.minutes(15), retryAttempts: 185 })],
    });
  }
}

function environmentOf({ group, timeout, interval, onTimeout }: TargetHealthGateProps): { [name: string]: string } {
  return {
    TARGET_GROUP_ARNS: Lazy.uncachedString({
      produce: (context) => joined(context.resolve(group.targetGroupArns)),
    }),
    TIMEOUT_SECONDS: `${timeout.toSeconds()}`,
    INTERVAL_SECONDS: `${interval.toSeconds()}`,
    ON_TIMEOUT: onTimeout,
  };
}

/** Without any the group's validation fails, which should come to it. */
function joined(arns: string[] = []): string {
  return arns.length > 0 ? Fn.join(',', arns) : '';
}

function allowCompleting(role: iam.Role, group: autoscaling.CfnAutoScalingGroup): iam.Policy {
  const statements = [completionStatement(group, ['CompleteLifecycleAction'])];
  const policy = new iam.Policy(role, 'CompleteLaunches', { roles: [role], statements });
  acknowledgeAnyGroup(policy);
  return policy;
}

/** Health can only be read of all target groups. */
function allowRegistering(role: iam.Role, group: autoscaling.CfnAutoScalingGroup): iam.Policy[] {
  const registering = new iam.PolicyStatement({
    actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
    resources: Lazy.list({ produce: () => group.targetGroupArns as string[] }),
  });
  const reading = new iam.PolicyStatement({
    actions: ['elasticloadbalancing:DescribeTargetHealth'],
    resources: ['*'],
  });
  const readHealth = new iam.Policy(role, 'ReadHealth', { roles: [role], statements: [reading] });
  acknowledge(readHealth, 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', 'the action takes no resource');
  return [new iam.Policy(role, 'RegisterTargets', { roles: [role], statements: [registering] }), readHealth];
}
