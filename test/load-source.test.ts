import { Fn, type Stack, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CapacityController, ElasticService, LoadSource } from '../lib';
import type { GroupSelection } from '../lib/scaling/controller/controlled-groups';
import { controllerEnvironmentOf } from './support/controller-environment';
import { importedVpc, templateOf } from './support/template';

/** What the function understands of a source, with the names that the twin gives to what is not deployed. */
function understood(sourceIn: (stack: Stack) => LoadSource): unknown {
  const { groups } = controllerEnvironmentOf(templateOf((stack) => control(stack, sourceIn(stack))));
  return sourceOf(groups);
}

function control(stack: Stack, loadSource: LoadSource): void {
  const autoScalingGroup = autoscaling.AutoScalingGroup.fromAutoScalingGroupName(stack, 'Group', 'web');
  new CapacityController(stack, 'Controller', { autoScalingGroup, baseline: 1, highestFloor: 10, loadSource });
}

function sourceOf(groups: GroupSelection): unknown {
  return groups.kind === 'listed' ? groups.groups[0]!.source : undefined;
}

const ACCOUNT = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';

function importedTargets(stack: Stack, name: string, loadBalancerArns?: string): elbv2.IApplicationTargetGroup {
  const targetGroupArn = `${ACCOUNT}:targetgroup/${name}/0123456789abcdef`;
  return elbv2.ApplicationTargetGroup.fromTargetGroupAttributes(stack, name, { targetGroupArn, loadBalancerArns });
}

const balancerArn = `${ACCOUNT}:loadbalancer/app/web/fedcba9876543210`;

const requestsOf = (targetGroup: unknown, loadBalancer: unknown) => ({
  namespace: 'AWS/ApplicationELB',
  name: 'RequestCount',
  dimensions: { TargetGroup: targetGroup, LoadBalancer: loadBalancer },
  statistic: 'Sum',
  reportedWith: 'RequestCountPerTarget',
});

describe('LoadSource', () => {
  test('is CPU where nothing is said', () => {
    expect(understood(() => LoadSource.cpu())).toEqual({ kind: 'cpu' });
  });

  test('counts requests of target groups that are imported, and adds them up', () => {
    const source = understood((stack) =>
      LoadSource.requests({
        targetGroups: [importedTargets(stack, 'a', balancerArn), importedTargets(stack, 'b', balancerArn)],
      }),
    );

    expect(source).toEqual({
      kind: 'demand',
      metrics: [
        requestsOf('targetgroup/a/0123456789abcdef', 'app/web/fedcba9876543210'),
        requestsOf('targetgroup/b/0123456789abcdef', 'app/web/fedcba9876543210'),
      ],
    });
  });

  test('counts requests of a target group that gets its balancer only later', () => {
    const template = templateOf((stack) => {
      const vpc = importedVpc(stack);
      const targetType = elbv2.TargetType.INSTANCE;
      const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'Targets', { vpc, port: 80, targetType });
      control(stack, LoadSource.requests({ targetGroups: [targetGroup], perInstance: 3000 }));
      const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
      balancer.addListener('Listener', { port: 80, defaultTargetGroups: [targetGroup] });
    });

    expect(sourceOf(controllerEnvironmentOf(template).groups)).toEqual({
      kind: 'demand',
      metrics: [requestsOf(expect.stringMatching(/^targetgroup\/.+\/.+/), expect.stringMatching(/^app\/.+\/.+/))],
      perInstance: 3000,
    });
  });

  test('counts requests of the target group of the service that takes it', () => {
    const template = templateOf((stack) => {
      new ElasticService(stack, 'Web', { vpc: importedVpc(stack), loadSource: LoadSource.requests() });
    });

    expect(sourceOf(controllerEnvironmentOf(template).groups)).toEqual({
      kind: 'demand',
      metrics: [requestsOf(expect.stringMatching(/^targetgroup\//), expect.stringMatching(/^app\//))],
    });
  });

  test('counts messages that are sent to a queue', () => {
    const source = understood((stack) => LoadSource.queue(new sqs.Queue(stack, 'Jobs'), { perInstance: 60 }));

    expect(source).toEqual({
      kind: 'demand',
      metrics: [
        {
          namespace: 'AWS/SQS',
          name: 'NumberOfMessagesSent',
          dimensions: { QueueName: expect.stringContaining('Jobs') },
          statistic: 'Sum',
        },
      ],
      perInstance: 60,
    });
  });

  test('is any plain metric, with its own statistic', () => {
    const metric = new cloudwatch.Metric({
      namespace: 'Shop',
      metricName: 'Orders',
      dimensionsMap: { Site: 'a "quoted" one' },
      statistic: 'SampleCount',
    });

    expect(understood(() => LoadSource.metric(metric))).toEqual({
      kind: 'demand',
      metrics: [
        { namespace: 'Shop', name: 'Orders', dimensions: { Site: 'a "quoted" one' }, statistic: 'SampleCount' },
      ],
    });
  });

  test('tolerates a token as capacity', () => {
    const perInstance = Token.asNumber(Fn.importValue('capacity'));
    const metric = new cloudwatch.Metric({ namespace: 'Shop', metricName: 'Orders' });

    const template = templateOf((stack) => control(stack, LoadSource.metric(metric, { perInstance })));

    expect(JSON.stringify(template.toJSON())).toContain('"Fn::ImportValue":"capacity"');
  });

  test('fails for a math expression', () => {
    const metric = new cloudwatch.MathExpression({ expression: 'a * 2', usingMetrics: {} });

    expect(() => LoadSource.metric(metric, { perInstance: 0 })).toThrow(
      'LoadSource.metric: perInstance must be a number above 0, got 0; ' +
        'metric must be a plain metric, got an expression: a * 2',
    );
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('fails for a capacity of %s', (perInstance) => {
    expect(() => LoadSource.requests({ perInstance, targetGroups: [] })).toThrow(
      `LoadSource.requests: perInstance must be a number above 0, got ${perInstance}; targetGroups must not be empty`,
    );
  });

  test('fails for each imported target group that does not tell its balancer', () => {
    const build = (stack: Stack) =>
      LoadSource.requests({ targetGroups: ['a', 'b'].map((name) => importedTargets(stack, name)) });

    expect(() => understood(build)).toThrow(
      'LoadSource.requests: loadBalancerArns must be given where Test/a is imported; ' +
        'loadBalancerArns must be given where Test/b is imported',
    );
  });

  test('fails for requests of nothing outside a service', () => {
    expect(() => understood(() => LoadSource.requests())).toThrow(
      'CapacityController Test/Controller: ' +
        'targetGroups of LoadSource.requests must be given: only an ElasticService knows its own',
    );
  });

  test('fails for a metric of another region or account', () => {
    const where = { env: { region: 'us-east-1', account: '111122223333' } };
    const elsewhere = { namespace: 'Shop', metricName: 'Orders', region: 'eu-west-1', account: '999999999999' };
    const build = (stack: Stack) => control(stack, LoadSource.metric(new cloudwatch.Metric(elsewhere)));

    expect(() => templateOf(build, {}, where)).toThrow(
      'metric Orders must be of region us-east-1, got eu-west-1; ' +
        'metric Orders must be of account 111122223333, got 999999999999',
    );
  });
});
