import { trackedMetric } from '../../lib/local-aws/cloudwatch/tracked-metric';

const policy = (configuration: object) => ({
  logicalId: 'Policy',
  name: 'policy',
  arn: 'arn:policy',
  groupName: 'web',
  type: 'TargetTrackingScaling',
  configuration: { TargetTrackingConfiguration: configuration },
});

describe('the metric that the alarms of a target tracking policy watch', () => {
  test('is the group’s for a predefined metric', () => {
    const metric = trackedMetric(
      policy({ PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } }),
    );

    expect(metric).toEqual({
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'web' }],
    });
  });

  test('is the target group’s where a resource label names one', () => {
    const PredefinedMetricSpecification = {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: 'app/front/1234/targetgroup/web/5678',
    };

    expect(trackedMetric(policy({ PredefinedMetricSpecification }))).toMatchObject({
      Statistic: 'Sum',
      Dimensions: [{ Name: 'TargetGroup', Value: 'targetgroup/web/5678' }],
    });
  });

  test('is what a customized metric says', () => {
    const CustomizedMetricSpecification = {
      Namespace: 'CWAgent',
      MetricName: 'cpu_usage_active',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'web' }],
      Statistic: 'Average',
    };

    expect(trackedMetric(policy({ CustomizedMetricSpecification }))).toEqual(CustomizedMetricSpecification);
  });

  test.each([{}, { PredefinedMetricSpecification: { PredefinedMetricType: { toString: 1 } } }])(
    'is read of anything, such as %j',
    (configuration) => {
      expect(trackedMetric(policy(configuration))).toHaveProperty('Dimensions');
    },
  );
});
