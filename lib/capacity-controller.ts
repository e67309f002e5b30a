import { join } from 'node:path';
import { CfnResource, Duration } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { ControllerMode } from './controller-mode';
import { PropChecks } from './prop-checks';

/** The bundled function: beside `lib` in the source, beside `dist` in the package. */
const CODE_FOLDER = join(__dirname, '..', 'assets', 'capacity-controller');

/** Properties of a `CapacityController`. */
export interface CapacityControllerProps {
  /** The group that is controlled, of this app or imported. */
  readonly autoScalingGroup: autoscaling.IAutoScalingGroup;

  /**
   * What it does at each tick of its schedule.
   *
   * @default ControllerMode.shadow()
   */
  readonly mode?: ControllerMode;

  /**
   * Time between two looks at the group, whole minutes from 1 to 60.
   *
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;

  /**
   * How long the log is kept: one line for each invocation, besides those of Lambda itself.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * A function that looks at an Auto Scaling group on a schedule, and carries out what an operator asks by invoking it.
 *
 * A tick of the schedule reads the group and its CPU utilisation, decides which capacity the load needs, and writes a
 * line to the log. In mode `shadow` that is all; in mode `lead` it sets desired capacity.
 *
 * An operator sends `{"command":"set","capacity":3}`, `{"command":"add","count":1}` or `{"command":"explain"}`, each with
 * `"dryRun":true` if nothing is to be done, and is answered with what was done and why.
 *
 * Its role may read groups and metrics, and set the desired capacity of this one group. Events that cannot be handled end
 * in a dead-letter queue. A failed event is not tried again: the next tick looks anew, and a late command would surprise.
 *
 * @throws when the interval is out of range
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html
 *
 * @example
 * declare const group: autoscaling.IAutoScalingGroup;
 * declare const operators: iam.IRole;
 *
 * const controller = new CapacityController(this, 'Controller', { autoScalingGroup: group });
 * controller.function.grantInvoke(operators);
 */
export class CapacityController extends Construct {
  /** The function; grant operators the right to invoke it. */
  public readonly function: lambda.Function;

  /** Events that could not be handled. */
  public readonly deadLetterQueue: sqs.Queue;

  /** One line of JSON for each invocation, besides those of Lambda itself. */
  public readonly logGroup: logs.LogGroup;

  /** What wakes the function. */
  public readonly schedule: events.Rule;

  constructor(scope: Construct, id: string, props: CapacityControllerProps) {
    super(scope, id);
    const { autoScalingGroup, interval = Duration.minutes(1), logRetention = logs.RetentionDays.THREE_MONTHS } = props;
    const { mode = ControllerMode.shadow() } = props;
    checkInterval(interval).throwFor('CapacityController', scope, id);

    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.logGroup = new logs.LogGroup(this, 'Log', { retention: logRetention });
    this.function = new lambda.Function(this, 'Resource', {
      description: 'Headroom capacity controller',
      code: lambda.Code.fromAsset(CODE_FOLDER),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
      environment: { AUTO_SCALING_GROUP_NAME: autoScalingGroup.autoScalingGroupName, ...mode.environment },
      role: this.createRole(autoScalingGroup),
      logGroup: this.logGroup,
      deadLetterQueue: this.deadLetterQueue,
      maxEventAge: Duration.minutes(1),
      retryAttempts: 0,
    });
    this.schedule = this.createSchedule(interval);
  }

  /** A role with inline policies: the managed one for logs would open every log group. */
  private createRole(group: autoscaling.IAutoScalingGroup): iam.Role {
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    role.addToPolicy(
      new iam.PolicyStatement({ actions: ['autoscaling:SetDesiredCapacity'], resources: [exactArn(group)] }),
    );
    allowReading(role, 'ReadGroups', 'autoscaling:DescribeAutoScalingGroups');
    allowReading(role, 'ReadMetrics', 'cloudwatch:GetMetricData');
    return role;
  }

  private createSchedule(interval: Duration): events.Rule {
    const target = new targets.LambdaFunction(this.function, {
      deadLetterQueue: this.deadLetterQueue,
      maxEventAge: Duration.minutes(1),
      retryAttempts: 2,
    });
    return new events.Rule(this, 'Schedule', { schedule: events.Schedule.rate(interval), targets: [target] });
  }
}

function checkInterval(interval: Duration): PropChecks {
  if (interval.isUnresolved()) {
    const unit = interval.unitLabel();
    return new PropChecks().rule(
      unit === 'minutes',
      `interval must be in minutes when it is a token, got one in ${unit}`,
    );
  }
  return new PropChecks().integer('interval (minutes)', interval.toMinutes({ integral: false }), 1, 60);
}

/** A policy of its own, so that what is acknowledged is this, and not what somebody adds to the role. */
function allowReading(role: iam.Role, id: string, action: string): void {
  const statement = new iam.PolicyStatement({ actions: [action], resources: ['*'] });
  const policy = new iam.Policy(role, id, { roles: [role], statements: [statement] });
  acknowledge(policy, 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', 'the action takes no resource');
}

/**
 * The ARN of the one group. The L2's own holds a wildcard, which is all that can be known of an imported group.
 */
function exactArn(group: autoscaling.IAutoScalingGroup): string {
  const resource = group.node.defaultChild;
  return resource !== undefined && CfnResource.isCfnResource(resource)
    ? (resource as autoscaling.CfnAutoScalingGroup).attrAutoScalingGroupArn
    : group.autoScalingGroupArn;
}
