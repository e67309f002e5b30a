import { demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import { simulate } from '../../lib/twin/simulate/simulate';
import { readStack } from '../../lib/twin/template/read-stack';

/** One simulated length: how long it took, and what a simulated minute of one group costs. */
export interface TwinBench {
  readonly days: number;
  readonly groups: number;
  readonly milliseconds: number;
  readonly nanosecondsPerMinute: number;
}

/** What is timed: the length of the load and the number of groups that it is replayed against. */
const CASES = [
  { days: 1, groups: 1 },
  { days: 30, groups: 1 },
  { days: 365, groups: 1 },
  { days: 3650, groups: 1 },
  { days: 30, groups: 10 },
  { days: 30, groups: 100 },
];

/** Speed of the twin with CPU target tracking on a noisy daily load, after a run that does not count. */
export function benchTwin(): TwinBench[] {
  replay({ days: 30, groups: 1 });
  return CASES.map(replay);
}

function replay({ days, groups }: { days: number; groups: number }): TwinBench {
  const stack = readStack({
    Resources: Object.assign({}, ...Array.from({ length: groups }, (_, index) => group(index))),
  });
  const load = parseGenerator('daily:mean=5,amplitude=0.6,noise=0.1');
  const demand = demandOf(generateTrace({ ...load, minutes: days * 1440, seed: 1 }));
  const startedAt = performance.now();
  for (const { logicalId } of stack.groups) {
    simulate({ stack, group: logicalId, demand, start: 0 });
  }
  const milliseconds = performance.now() - startedAt;
  return { days, groups, milliseconds, nanosecondsPerMinute: (milliseconds * 1e6) / (days * 1440 * groups) };
}

function group(index: number): Record<string, object> {
  return {
    [`Group${index}`]: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: { MinSize: '1', MaxSize: '10', DefaultInstanceWarmup: 120, AvailabilityZones: ['us-east-1a'] },
    },
    [`Cpu${index}`]: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: `Group${index}` },
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 70,
        },
      },
    },
  };
}
