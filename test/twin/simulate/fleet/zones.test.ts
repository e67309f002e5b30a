import fc from 'fast-check';
import type { GroupModel } from '../../../../lib/twin/simulate/model/group-model';
import { clockedStack, modelOf } from './support';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Instances of the group in each zone, at a time. */
function zonesAt(model: GroupModel, time: number): readonly number[] {
  model.advanceTo(time);
  const active = model.fleet.life.in('active');
  return zones.map((_, index) => active.filter(({ placement }) => placement === index).length);
}

const pool = {
  Pool: {
    Type: 'AWS::AutoScaling::WarmPool',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, MaxGroupPreparedCapacity: 12 },
  },
};

describe('zones', () => {
  test('are filled in turn, and emptied where most instances are (rules 5.6.1 and 5.6.4)', () => {
    const sizes = [
      [1, 8],
      [2, 4],
    ] as const;
    const model = modelOf(clockedStack({ desired: 4, sizes, group: { AvailabilityZones: zones } }));

    expect([0, 100, 200].map((time) => zonesAt(model, time))).toEqual([
      [2, 1, 1],
      [3, 3, 2],
      [1, 2, 1],
    ]);
  });

  test('of several subnets are filled evenly, and their subnets in them', () => {
    const subnet = (index: number) => ({ Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: zones[index] } });
    const resources = { A: subnet(0), B: subnet(0), C: subnet(1) };
    const group = { AvailabilityZones: null, VPCZoneIdentifier: [{ Ref: 'A' }, { Ref: 'B' }, { Ref: 'C' }] };
    const model = modelOf(clockedStack({ desired: 8, group, resources }));

    expect(zonesAt(model, 0)).toEqual([2, 2, 4]);
  });

  test.each([
    ['', {}],
    [', with a warm pool', pool],
  ])('stay within one of each other%s, whatever sizes are wanted', (_name, resources) => {
    const steps = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 });

    fc.assert(
      fc.property(steps, (wanted) => {
        const sizes = wanted.map((desired, index) => [index + 1, desired] as const);
        const model = modelOf(clockedStack({ max: 12, sizes, resources, group: { AvailabilityZones: zones } }));

        for (const [minute] of sizes) {
          const counts = zonesAt(model, 60 * minute + 59);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('stay within one of each other when failed instances are replaced', () => {
    const stack = clockedStack({ desired: 9, max: 9, group: { AvailabilityZones: zones } });
    const model = modelOf(stack, { failuresPerInstanceHour: 5 });

    for (let minute = 1; minute < 600; minute++) {
      const counts = zonesAt(model, 60 * minute);
      if (counts.reduce((sum, count) => sum + count) === 9) {
        expect(counts).toEqual([3, 3, 3]);
      }
    }
    expect(model.fleet.life.gone).toBeGreaterThan(100);
  });
});
