import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const own = { AutoScalingGroupName: { Ref: 'Group' } };
const tracker = (PredefinedMetricType: string) => ({
  Type: 'AWS::AutoScaling::ScalingPolicy',
  Properties: {
    ...own,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: { TargetValue: 5, PredefinedMetricSpecification: { PredefinedMetricType } },
  },
});
const Cpu = tracker('ASGAverageCPUUtilization');
const Step = { Type: 'AWS::AutoScaling::ScalingPolicy', Properties: { ...own, PolicyType: 'StepScaling' } };
const alarm = (Namespace: string) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { Namespace, AlarmActions: [{ Ref: 'Step' }] },
});
const schedule = (sizes: object) => ({ Type: 'AWS::AutoScaling::ScheduledAction', Properties: { ...own, ...sizes } });

function findingsOf(MinSize: number, resources: object): readonly string[] {
  return readStack(plainGroup({ MinSize, MaxSize: 5 }, resources)).findings.map(({ path }) => path);
}

describe('a group that can go to no instance', () => {
  test.each<[object]>([[{ Cpu }], [{ Step, Alarm: alarm('AWS/EC2') }], [{ Cpu, Less: schedule({ MaxSize: 2 }) }]])(
    'stays there when it scales on CPU alone: %j',
    (resources) => {
      expect(findingsOf(0, resources)).toEqual(['Resources.Group.Properties.MinSize']);
    },
  );

  test.each<[object]>([
    [{}],
    [{ Cpu, Requests: tracker('ALBRequestCountPerTarget') }],
    [{ Cpu, Step, Alarm: alarm('AWS/SQS') }],
    [{ Cpu, More: schedule({ DesiredCapacity: 2 }) }],
    [{ Step }],
  ])('may come back with something else: %j', (resources) => {
    expect(findingsOf(0, resources)).toEqual([]);
  });

  test('is not one of at least one instance', () => {
    expect(findingsOf(1, { Cpu })).toEqual([]);
  });
});
