import { join } from 'node:path';
import { Duration, Names } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeFunction, acknowledgeInlinePolicy, acknowledgeLogGroup } from './acknowledge';
import { ControlledGroups } from './controlled-groups';
import { addControllerAlarms, type ControllerAlarms } from './controller-alarms';
import { controllerConflicts } from './controller-conflicts';
import { ControllerMode } from './controller-mode';
import { allowReading, allowWriting, type WriteAccess } from './controller-permissions';
import type { LoadSource } from './load-source';
import { PropChecks } from './prop-checks';

/** The bundled function: beside `lib` in the source, beside `dist` in the package. */
const CODE_FOLDER = join(__dirname, '..', 'assets', 'capacity-controller');

/** In seconds. */
const TIMEOUT = 30;

/** Properties of a `CapacityController`. */
export interface CapacityControllerProps {
  /**
   * The group that is controlled, of this app or imported.
   *
   * @default - none; then `groups` must be given
   */
  readonly autoScalingGroup?: autoscaling.IAutoScalingGroup;

  /**
   * The minimum that the group goes back to when a floor ends, a whole number of at least 0, in instances.
   *
   * @default - the group's `minCapacity`; of an imported group it must be given
   */
  readonly baseline?: number;

  /**
   * The highest minimum that the controller may write, a whole number of at least `baseline`, in instances.
   *
   * @default - the group's `maxCapacity`; of an imported group it must be given
   */
  readonly highestFloor?: number;

  /**
   * Where the load of the group is read.
   *
   * @default LoadSource.cpu()
   */
  readonly loadSource?: LoadSource;

  /**
   * The groups that are controlled, where it is not one `autoScalingGroup`. Each has its own baseline, highest floor and
   * load source; mode and interval are the same for all.
   *
   * @default - none; then `autoScalingGroup` must be given
   */
  readonly groups?: ControlledGroups;

  /**
   * What it does at each tick of its schedule.
   *
   * @default ControllerMode.floor()
   */
  readonly mode?: ControllerMode;

  /**
   * Whether operators may change a group by invoking the function. Without it `explain` alone is answered, and the
   * function's role may do only what the mode needs.
   *
   * @default true
   */
  readonly operatorCommands?: boolean;

  /**
   * Time between two looks at the group, whole minutes from 1 to 60.
   *
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;

  /**
   * How long the log is kept: one line for each group and tick, besides those of Lambda itself.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Whom the alarms on the controller itself tell.
   *
   * @default - nobody
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];
}

/**
 * A function that looks at Auto Scaling groups on a schedule, plans for the load that is to come, and carries out what an
 * operator asks by invoking it.
 *
 * A tick of the schedule reads a group and its load, decides which capacity the load needs, writes floors or desired
 * capacity as its `mode` says, and writes a line to the log. Between ticks it can be made to look by an alarm, a topic or
 * a queue.
 *
 * An operator sends `{"command":"set","capacity":3}`, `{"command":"add","count":1}` or `{"command":"explain"}`, each with
 * `"dryRun":true` if nothing is to be done, and is answered with what was done and why.
 *
 * Its role may read groups and metrics. On the groups it controls it may write scheduled actions whose minimum is between
 * baseline and highest floor and which leave the maximum alone, delete scheduled actions, and set desired capacity if the
 * mode or its operators need that. A shadow without `operatorCommands` may write nothing.
 *
 * Events that cannot be handled end in a dead-letter queue. A failed event is not tried again: the next tick looks anew,
 * and a late command would surprise.
 *
 * The function has a timeout of 30 seconds and no reserved concurrency, which an account with a limit of 10 cannot give.
 * Two that run at once come to the same: they read the group anew, and write under names that the minute decides.
 *
 * Alarms on the controller cost 0.10 USD a month each, four of a shadow and six of any other; `alarms` names them, and
 * `node.tryRemoveChild('Alarms')` takes them away. Its metrics cost 0.30 USD a month each: three of the function, and
 * eight for each group.
 *
 * It counts in instances: a group with weights, or one that is sized in vCPUs or memory, is an error at synthesis. So is a
 * policy of a group that scales in where the controller leads.
 *
 * @throws when a prop is out of range, is missing or contradicts another, with everything that is wrong
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 *
 * @example
 * declare const group: autoscaling.AutoScalingGroup;
 * declare const operators: iam.IRole;
 * declare const onCall: sns.ITopic;
 *
 * const controller = new CapacityController(this, 'Controller', {
 *   autoScalingGroup: group,
 *   alarmActions: [new cloudwatch_actions.SnsAction(onCall)],
 * });
 * controller.function.grantInvoke(operators);
 */
export class CapacityController extends Construct {
  /** The function; grant operators the right to invoke it. */
  public readonly function: lambda.Function;

  /** Events that could not be handled. */
  public readonly deadLetterQueue: sqs.Queue;

  /** One line of JSON for each group and tick, besides those of Lambda itself. */
  public readonly logGroup: logs.LogGroup;

  /** What wakes the function. */
  public readonly schedule: events.Rule;

  /** The alarms on the controller itself. */
  public readonly alarms: ControllerAlarms;

  constructor(scope: Construct, id: string, props: CapacityControllerProps) {
    super(scope, id);
    const { interval = Duration.minutes(1), logRetention = logs.RetentionDays.THREE_MONTHS } = props;
    const { mode = ControllerMode.floor(), operatorCommands = true, alarmActions = [] } = props;
    checkProps(props, this).throwFor('CapacityController', scope, id);
    const { environment, writable, groups } = groupsOf(props)._bind(this);
    this.node.addValidation({ validate: () => [...controllerConflicts(groups, mode)] });

    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.logGroup = new logs.LogGroup(this, 'Log', { retention: logRetention });
    // With inline policies: the managed one for logs would open every log group.
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    acknowledgeLogGroup(this.logGroup);
    acknowledgeInlinePolicy(role);
    this.logGroup.grantWrite(role);
    allowReading(role, { launches: mode.bootTime.isLearned });
    allowWriting(role, writable, writeAccess(mode, operatorCommands));
    this.function = new lambda.Function(this, 'Resource', {
      description: 'Headroom capacity controller',
      code: lambda.Code.fromAsset(CODE_FOLDER),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(TIMEOUT),
      environment: { ...environment, ...mode.environment, OPERATOR_COMMANDS: `${operatorCommands}` },
      role,
      logGroup: this.logGroup,
      deadLetterQueue: this.deadLetterQueue,
      maxEventAge: Duration.minutes(1),
      retryAttempts: 0,
    });
    acknowledgeFunction(this.function);
    this.schedule = new events.Rule(this, 'Schedule', {
      schedule: events.Schedule.rate(interval),
      targets: [this.asTarget()],
    });
    this.alarms = addControllerAlarms(this, {
      function: this.function,
      deadLetterQueue: this.deadLetterQueue,
      interval,
      writesFloors: !mode.isShadow,
      actions: alarmActions,
    });
  }

  /** Looks at the groups whenever the alarm changes its state, without waiting for the schedule. */
  public addAlarm(alarm: cloudwatch.IAlarm): void {
    new events.Rule(this, `Alarm${Names.nodeUniqueId(alarm.node)}`, {
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: [alarm.alarmArn],
      },
      targets: [this.asTarget()],
    });
  }

  /**
   * Takes messages of a topic: a notification is a reason to look at the groups, an operator's command is carried out.
   *
   * Whoever may publish to the topic can command the controller, unless `operatorCommands` is `false`.
   */
  public addTopic(topic: sns.ITopic): void {
    topic.addSubscription(new LambdaSubscription(this.function, { deadLetterQueue: this.deadLetterQueue }));
  }

  /**
   * Takes messages of a queue, up to 10 at once and as soon as they are there. Those that fail stay in the queue, for its
   * own dead-letter queue; give it one, and a visibility timeout of 180 seconds, six times what the function may take.
   *
   * Whoever may send to the queue can command the controller, unless `operatorCommands` is `false`.
   *
   * @throws when the visibility timeout is under the 30 seconds that the function may take, which Lambda refuses
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  public addQueue(queue: sqs.IQueue): void {
    checkQueue(queue).throwFor('CapacityController.addQueue', this);
    this.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, maxConcurrency: 2, reportBatchItemFailures: true }),
    );
  }

  private asTarget(): targets.LambdaFunction {
    return new targets.LambdaFunction(this.function, {
      deadLetterQueue: this.deadLetterQueue,
      maxEventAge: Duration.minutes(1),
      retryAttempts: 2,
    });
  }
}

function checkProps(props: CapacityControllerProps, scope: Construct): PropChecks {
  const { autoScalingGroup, groups, interval = Duration.minutes(1) } = props;
  const checks = checkInterval(interval);
  if ((autoScalingGroup === undefined) === (groups === undefined)) {
    const got = groups ? 'both' : 'neither';
    return checks.rule(false, `either autoScalingGroup or groups must be given, got ${got}`);
  }
  for (const name of groups ? (['baseline', 'highestFloor', 'loadSource'] as const) : []) {
    checks.rule(props[name] === undefined, `${name} must be given with each group where groups are given`);
  }
  return checks.include(groupsOf(props)._check(scope));
}

function groupsOf({ groups, autoScalingGroup, ...one }: CapacityControllerProps): ControlledGroups {
  return groups ?? ControlledGroups._one({ ...one, group: autoScalingGroup! });
}

function writeAccess(mode: ControllerMode, operatorCommands: boolean): WriteAccess {
  if (operatorCommands || (mode.name === 'lead' && !mode.isShadow)) {
    return 'floors and capacity';
  }
  return mode.isShadow ? 'nothing' : 'floors';
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

/** Of a queue of this app the timeout is known; without one it is 30 seconds. */
function checkQueue(queue: sqs.IQueue): PropChecks {
  const { visibilityTimeout } = (queue.node.defaultChild ?? {}) as Partial<sqs.CfnQueue>;
  return new PropChecks().integer(`visibilityTimeout of ${queue.node.path} (seconds)`, visibilityTimeout, TIMEOUT);
}
