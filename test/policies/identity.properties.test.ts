import { Size } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-autoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import fc from 'fast-check';
import { ScalingPolicy } from '../../lib';
import { templateWith } from './support';

const orders = new Metric({ namespace: 'Shop', metricName: 'Orders' });
const policies: Readonly<Record<string, ScalingPolicy>> = {
  Cpu: ScalingPolicy.cpu(),
  FastCpu: ScalingPolicy.highResolutionCpu(),
  Memory: ScalingPolicy.memory(),
  In: ScalingPolicy.networkIn({ targetPerMinute: Size.mebibytes(1) }),
  Orders: ScalingPolicy.custom({ metric: orders, target: 1 }),
  Steps: ScalingPolicy.step({ metric: orders.with({ statistic: 'Sum' }), above: [{ threshold: 1, change: 1 }] }),
  Morning: ScalingPolicy.scheduled({ schedule: Schedule.cron({ hour: '8', minute: '0' }), minCapacity: 2 }),
};
const names = Object.keys(policies);

const resourcesOf = (chosen: readonly string[]) =>
  templateWith(() => Object.fromEntries(chosen.map((name) => [name, policies[name]!]))).toJSON().Resources;

describe('the resources of policies', () => {
  test('are the same in whatever order the policies are given', () => {
    const inOrder = resourcesOf(names);

    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(resourcesOf(shuffled)).toEqual(inOrder);
      }),
      { numRuns: 10 },
    );
  });

  test('of one policy do not change when others come or go', () => {
    const all = resourcesOf(names);

    fc.assert(
      fc.property(fc.subarray(names), (some) => {
        const ids = Object.keys(resourcesOf(some));

        expect(Object.keys(all)).toEqual(expect.arrayContaining(ids));
      }),
      { numRuns: 10 },
    );
  });
});
