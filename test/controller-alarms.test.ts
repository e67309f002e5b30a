import { Duration, Fn, type Stack, Token } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CapacityController, type CapacityControllerProps, ControllerMode, ElasticGroup } from '../lib';
import { readStack } from '../lib/twin/template/read-stack';
import { importedVpc, templateOf } from './support/template';

function templateWith(
  props: (stack: Stack) => CapacityControllerProps = () => ({}),
  use: (controller: CapacityController) => void = () => {},
): Template {
  return templateOf((stack) => {
    const autoScalingGroup = new ElasticGroup(stack, 'Group', { vpc: importedVpc(stack) });
    use(new CapacityController(stack, 'Controller', { autoScalingGroup, ...props(stack) }));
  });
}

const alarmsOf = (template: Template) =>
  Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

const FUNCTION = [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^Controller') } }];

describe('the alarms on a controller', () => {
  test.each([
    ['Errors', 'AWS/Lambda', 'Sum', 'GreaterThanOrEqualToThreshold', 1, [3, 5], 'notBreaching'],
    ['Throttles', 'AWS/Lambda', 'Sum', 'GreaterThanOrEqualToThreshold', 1, [3, 5], 'notBreaching'],
    ['Heartbeat', 'Headroom', 'Sum', 'LessThanThreshold', 1, [3, 3], 'breaching'],
    ['LeaseRemaining', 'Headroom', 'Minimum', 'LessThanThreshold', 25, [1, 1], 'notBreaching'],
    ['FloorDrift', 'Headroom', 'Maximum', 'GreaterThanOrEqualToThreshold', 1, [2, 2], 'notBreaching'],
  ])('watch %s of its function', (name, namespace, statistic, comparison, threshold, [count, of], missing) => {
    templateWith().hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: name,
      Namespace: namespace,
      Dimensions: FUNCTION,
      Statistic: statistic,
      Period: 60,
      ComparisonOperator: comparison,
      Threshold: threshold,
      DatapointsToAlarm: count === of ? Match.anyValue() : count,
      EvaluationPeriods: of,
      TreatMissingData: missing,
      AlarmDescription: Match.stringLikeRegexp('^The '),
    });
  });

  test('watch its dead letters', () => {
    templateWith().hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'NumberOfMessagesSent',
      Namespace: 'AWS/SQS',
      Dimensions: [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ControllerDeadLetters'), 'QueueName'] } },
      ],
      Threshold: 1,
    });
  });

  test.each([
    ['floor', ControllerMode.floor(), 6],
    ['lead', ControllerMode.lead(), 6],
    ['shadow', ControllerMode.shadow(), 4],
  ])('of a %s are as many as it has things to watch', (_, mode, count) => {
    expect(alarmsOf(templateWith(() => ({ mode })))).toHaveLength(count);
  });

  test.each([
    ['the interval', Duration.minutes(5), 300],
    ['an hour where the interval is a token', Duration.minutes(Token.asNumber(Fn.importValue('minutes'))), 3600],
  ])('look at periods of %s', (_, interval, period) => {
    const periods = alarmsOf(templateWith(() => ({ interval }))).map(({ Period }) => Period);

    expect(new Set(periods)).toEqual(new Set([period]));
  });

  test('tell whom they are told to, all of them', () => {
    const template = templateWith((stack) => ({
      alarmActions: [new actions.SnsAction(sns.Topic.fromTopicArn(stack, 'OnCall', 'arn:aws:sns:us-east-1:1:on-call'))],
    }));

    const told = alarmsOf(template).map(({ AlarmActions }) => AlarmActions);
    expect(told).toEqual(Array(6).fill(['arn:aws:sns:us-east-1:1:on-call']));
  });

  test('can be named one by one, and taken away', () => {
    const names: string[] = [];

    const template = templateWith(undefined, ({ alarms, node }) => {
      names.push(...Object.keys(alarms));
      node.tryRemoveChild('Alarms');
    });

    expect(names).toEqual(['errors', 'throttles', 'heartbeat', 'deadLetters', 'lease', 'floorDrift']);
    expect(alarmsOf(template)).toEqual([]);
  });

  test('are nothing that the twin stumbles over', () => {
    const { alarms, findings } = readStack(templateWith().toJSON());

    expect(alarms).toHaveLength(6);
    expect(findings.filter(({ path }) => path.includes('Alarms'))).toEqual([]);
  });
});
