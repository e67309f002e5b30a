import { Duration, Fn, type Stack, Token } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CapacityController, type CapacityControllerProps, ElasticGroup } from '../lib';
import { controllerEnvironmentOf } from './support/controller-environment';
import { controllerStatements } from './support/statements';
import { importedVpc, templateOf } from './support/template';

function templateWith(
  props: CapacityControllerProps = {},
  use: (controller: CapacityController, stack: Stack) => void = () => {},
): Template {
  return templateOf((stack) => {
    const autoScalingGroup = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) });
    use(new CapacityController(stack, 'Controller', { autoScalingGroup, ...props }), stack);
  });
}

const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ControllerDeadLetters'), 'Arn'] };
const target = Match.objectLike({
  Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Controller'), 'Arn'] },
  DeadLetterConfig: { Arn: deadLetters },
  RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 },
});

describe('CapacityController', () => {
  test('is a nodejs24.x function on arm64 that knows its group, and reserves no concurrency', () => {
    const template = templateWith();

    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 256,
      Timeout: 30,
      ReservedConcurrentExecutions: Match.absent(),
      Environment: {
        Variables: Match.objectLike({ AUTO_SCALING_GROUP_NAME: { Ref: Match.stringLikeRegexp('^GroupASG') } }),
      },
    });
  });

  test.each([undefined, true, false])('obeys operators as operatorCommands = %s says', (operatorCommands) => {
    const { obeysOperators } = controllerEnvironmentOf(templateWith({ operatorCommands }));

    expect(obeysOperators).toBe(operatorCommands ?? true);
  });

  test('wakes each minute, and leaves what cannot be delivered or handled in the dead-letter queue', () => {
    const template = templateWith();

    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', Targets: [target] });
    template.hasResourceProperties('AWS::Lambda::Function', { DeadLetterConfig: { TargetArn: deadLetters } });
  });

  test('never repeats an event that failed', () => {
    templateWith().hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  test('keeps its log for three months, or as long as is asked', () => {
    templateWith().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    templateWith({ logRetention: logs.RetentionDays.ONE_WEEK }).hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 7,
    });
  });

  test('tolerates a token in minutes as interval', () => {
    const interval = Duration.minutes(Token.asNumber(Fn.importValue('minutes')));

    templateWith({ interval }).hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: { 'Fn::Join': ['', ['rate(', { 'Fn::ImportValue': 'minutes' }, ' minutes)']] },
    });
  });

  test('fails for a token in another unit, which could not be converted', () => {
    const interval = Duration.seconds(Token.asNumber(Fn.importValue('seconds')));

    expect(() => templateWith({ interval })).toThrow(
      'interval must be in minutes when it is a token, got one in seconds',
    );
  });

  test.each([Duration.seconds(30), Duration.minutes(61), Duration.seconds(90)])(
    'fails for an interval of %s, together with whatever else is wrong',
    (interval) => {
      expect(() => templateWith({ interval, baseline: -1 })).toThrow(
        `CapacityController Test/Controller: interval (minutes) must be a whole number between 1 and 60, got ${interval.toMinutes({ integral: false })}; ` +
          'baseline must be a whole number of at least 0, got -1',
      );
    },
  );

  test('looks when an alarm changes its state', () => {
    const template = templateWith({}, (controller, stack) => {
      const metric = new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Orders' });
      for (const id of ['Busy', 'Slow']) {
        controller.addAlarm(new cloudwatch.Alarm(stack, id, { metric, threshold: 1, evaluationPeriods: 1 }));
      }
    });

    for (const id of ['Busy', 'Slow']) {
      template.hasResourceProperties('AWS::Events::Rule', {
        EventPattern: {
          source: ['aws.cloudwatch'],
          'detail-type': ['CloudWatch Alarm State Change'],
          resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), 'Arn'] }],
        },
        Targets: [target],
      });
    }
  });

  test('takes messages of a topic', () => {
    const template = templateWith({}, (controller, stack) => controller.addTopic(new sns.Topic(stack, 'Topic')));

    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'lambda',
      TopicArn: { Ref: Match.stringLikeRegexp('^Topic') },
      Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Controller'), 'Arn'] },
      RedrivePolicy: { deadLetterTargetArn: deadLetters },
    });
  });

  test('takes messages of a queue, each of which may fail alone', () => {
    const template = templateWith({}, (controller, stack) => {
      controller.addQueue(new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(180) }));
    });

    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Queue'), 'Arn'] },
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: Match.absent(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    const reading = controllerStatements(template).find(({ actions }) => actions.includes('sqs:ReceiveMessage'));
    expect(reading?.resources).toEqual([expect.stringMatching('"Queue')]);
  });

  test.each<[string, (stack: Stack) => sqs.IQueue]>([
    ['imported', (stack) => sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:111122223333:jobs')],
    ['with the timeout of its kind', (stack) => new sqs.Queue(stack, 'Queue')],
    ['first in, first out', (stack) => new sqs.Queue(stack, 'Queue', { fifo: true })],
  ])('takes messages of a queue that is %s', (_, queueIn) => {
    templateWith({}, (controller, stack) => controller.addQueue(queueIn(stack))).resourceCountIs(
      'AWS::Lambda::EventSourceMapping',
      1,
    );
  });

  test('fails for a queue whose messages would come back while they are handled', () => {
    const add = (controller: CapacityController, stack: Stack) =>
      controller.addQueue(new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(10) }));

    expect(() => templateWith({}, add)).toThrow(
      'CapacityController.addQueue Test/Controller: ' +
        'visibilityTimeout of Test/Queue (seconds) must be a whole number of at least 30, got 10',
    );
  });
});
