import { Duration, type Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { type QueueDelayScalingProps, ScalingPolicy } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { importedWith, POLICY, templateWith } from './support';

const within = (stack: Stack, props: Partial<QueueDelayScalingProps> = {}) =>
  ScalingPolicy.queueDelay({
    queue: new sqs.Queue(stack, 'Jobs'),
    acceptableLatency: Duration.minutes(1),
    processingTime: Duration.millis(250),
    ...props,
  });

const stat = (Id: string, Namespace: string, MetricName: string) => ({
  Id,
  ReturnData: false,
  MetricStat: { Metric: { Namespace, MetricName, Dimensions: [expect.anything()] }, Stat: 'Average' },
});

const metricsOf = (template: ReturnType<typeof importedWith>) =>
  Object.values(template.findResources(POLICY))[0]!.Properties.TargetTrackingConfiguration;

describe('ScalingPolicy.queueDelay', () => {
  test('holds for each instance the messages that it gets done in time, and divides by 1 at 0 instances', () => {
    const configuration = metricsOf(templateWith((stack) => ({ Delay: within(stack) })));

    expect(configuration).toMatchObject({ TargetValue: 240, DisableScaleIn: false });
    expect(configuration.CustomizedMetricSpecification.Metrics).toEqual([
      stat('visible', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible'),
      stat('instances', 'AWS/AutoScaling', 'GroupInServiceInstances'),
      {
        Id: 'result',
        Expression: 'visible / IF(instances > 0, instances, 1)',
        Label: 'Messages per instance',
        ReturnData: true,
      },
    ]);
  });

  test('counts messages in flight when it is told to, of an imported group too', () => {
    const configuration = metricsOf(importedWith((stack) => within(stack, { includeInFlight: true })));

    expect(configuration.CustomizedMetricSpecification.Metrics).toEqual([
      expect.objectContaining({ Id: 'visible' }),
      stat('inFlight', 'AWS/SQS', 'ApproximateNumberOfMessagesNotVisible'),
      expect.objectContaining({ Id: 'instances' }),
      expect.objectContaining({ Expression: '(visible + inFlight) / IF(instances > 0, instances, 1)' }),
    ]);
  });

  test('fails for a latency that not even one message keeps', () => {
    expect(() =>
      importedWith((stack) =>
        within(stack, { acceptableLatency: Duration.seconds(1), processingTime: Duration.seconds(2) }),
      ),
    ).toThrow('ScalingPolicy.queueDelay: acceptableLatency must be at least processingTime, got 1000 ms and 2000 ms');
  });

  test('fails for no processing time', () => {
    expect(() => importedWith((stack) => within(stack, { processingTime: Duration.seconds(0) }))).toThrow(
      'processingTime must be above 0, got 0 ms',
    );
  });

  test('fails for a group of this app that does not say how many instances it has', () => {
    const build = () =>
      templateOf((stack) => {
        const group = new autoscaling.AutoScalingGroup(stack, 'Plain', {
          vpc: importedVpc(stack),
          instanceType: new ec2.InstanceType('m7g.medium'),
          machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
          maxCapacity: 5,
        });
        within(stack).bind(stack, 'Delay', group);
      });

    expect(build).toThrow(
      'groupMetrics of Test/Plain must be on for ScalingPolicy.queueDelay, for example [GroupMetrics.all()]',
    );
  });
});
