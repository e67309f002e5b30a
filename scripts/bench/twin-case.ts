import { demandOf } from '../../lib/twin/load/demand';
import { generateTrace, parseGenerator } from '../../lib/twin/load/generators';
import type { Run } from '../../lib/twin/simulate/run';
import { simulate } from '../../lib/twin/simulate/simulate';
import { readStack } from '../../lib/twin/template/read-stack';
import type { TwinBench, TwinCase } from './twin';

const MEBIBYTE = 2 ** 20;

/** Replays a load against groups with CPU target tracking, and if asked for with the capacity controller beside it. */
function measure({ days, groups, controller, timeline, maxSize = 10, mode = 'lead' }: TwinCase): TwinBench {
  const stack = readStack({
    Resources: Object.assign(
      {},
      ...Array.from({ length: groups }, (_, index) => group(index, controller ? mode : undefined, maxSize)),
    ),
  });
  const load = parseGenerator(`daily:mean=${maxSize / 2},amplitude=0.6,noise=0.1`);
  const demand = demandOf(generateTrace({ ...load, minutes: days * 1440, seed: 1 }));
  replay(demand.subarray(0, Math.min(demand.length, 30 * 1440)));
  global.gc?.();
  const before = process.memoryUsage();
  const startedAt = performance.now();
  const runs = replay(demand);
  const milliseconds = performance.now() - startedAt;
  global.gc?.();
  const after = process.memoryUsage();
  return {
    days,
    groups,
    controller,
    ...(controller && { mode }),
    timeline,
    maxSize,
    milliseconds,
    nanosecondsPerMinute: (milliseconds * 1e6) / (days * 1440 * runs.length),
    mebibytes: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / MEBIBYTE,
  };

  function replay(minutes: Float64Array): readonly Run[] {
    return stack.groups.map(({ logicalId }) =>
      simulate({ stack, group: logicalId, demand: minutes, start: 0, timeline }),
    );
  }
}

function group(index: number, mode: TwinCase['mode'], maxSize: number): Record<string, object> {
  return {
    [`Group${index}`]: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: '1',
        MaxSize: String(maxSize),
        DefaultInstanceWarmup: 120,
        AvailabilityZones: ['us-east-1a'],
      },
    },
    [`Cpu${index}`]: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: `Group${index}` },
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 70,
          DisableScaleIn: mode === 'lead',
        },
      },
    },
    ...(mode && {
      [`Controller${index}`]: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Environment: {
            Variables: { AUTO_SCALING_GROUP_NAME: { Ref: `Group${index}` }, BASELINE: '1', CONTROLLER_MODE: mode },
          },
        },
      },
      [`Schedule${index}`]: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(1 minute)',
          Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': [`Controller${index}`, 'Arn'] } }],
        },
      },
    }),
  };
}

console.log(JSON.stringify(measure(JSON.parse(process.argv[2] ?? '') as TwinCase)));
