import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, modelOf } from './support';

const slowly = { attributes: { 'slow_start.duration_seconds': 600 } };
/** Launch and boot take no time, so that what was wanted at a full minute serves from then on. */
const parameters = { actionLatency: 0, launchToInService: 0, applicationBoot: 0 };

describe('slow start', () => {
  test('gives a new target a share that rises linearly (rule 7.3)', () => {
    const stack = clockedStack({
      desired: 1,
      sizes: [[10, 2]],
      targets: slowly,
      group: { DefaultInstanceWarmup: 3600 },
    });

    const { columns } = simulate({ stack, demand: levels([1, 30]), start: 0, parameters });

    // The metric shows the old target alone: 1 / (1 + share), the mean of each minute.
    const share = [10, 11, 14, 19].map((minute) => 100 / columns.metric[minute]! - 1);
    expect(share[0]).toBeCloseTo(0.05, 2);
    expect(share[1]).toBeCloseTo(0.15, 2);
    expect(share[2]).toBeCloseTo(0.45, 2);
    expect(share[3]).toBeCloseTo(0.95, 2);
    expect(columns.metric[20]).toBe(50);
  });

  test('lets old targets saturate while new ones have room', () => {
    const stack = (targets: object) => clockedStack({ desired: 1, sizes: [[10, 2]], targets });
    const demand = levels([1, 10], [1.8, 20]);

    const slow = simulate({ stack: stack(slowly), demand, start: 0, parameters });
    const equal = simulate({ stack: stack({ attributes: {} }), demand, start: 0, parameters });

    expect(slow.columns.lost[10]).toBeCloseTo(0.8 - (1.8 * 0.05) / 1.05, 1);
    expect(slow.columns.lost[21]).toBe(0);
    expect(Math.max(...equal.columns.lost)).toBe(0);
  });

  test('is for no target of the first batch: they share alike from the start', () => {
    const stack = clockedStack({ sizes: [[1, 4]], targets: slowly });

    const { columns } = simulate({ stack, demand: levels([0, 1], [3.6, 10]), start: 0, parameters });

    expect([...columns.lost].every((lost) => lost === 0)).toBe(true);
    expect(columns.metric[2]).toBeCloseTo(90, 10);
  });

  test('begins beside a target that has only just finished its own', () => {
    const stack = clockedStack({
      desired: 1,
      sizes: [
        [10, 2],
        [20, 3],
      ],
      targets: slowly,
    });
    const model = modelOf(stack, parameters, levels([1, 40]));

    model.advanceTo(1201);

    // Two full ones and one in its first moments: a hundredth of a full share.
    const oldest = model.metrics.minuteLoad;
    expect(model.fleet.counts.healthy).toBe(3);
    expect(oldest.lost).toBe(0);
    expect(model.finish().columns.metric[20]).toBeCloseTo((100 * 1) / 3, 10);
  });
});

describe('cross-zone load balancing that is off', () => {
  const zones = { AvailabilityZones: ['us-east-1a', 'us-east-1b'] };
  const targets = (enabled: boolean) => ({ attributes: { 'load_balancing.cross_zone.enabled': enabled } });
  const run = (desired: number, demand: number, crossZone: boolean) => {
    const stack = clockedStack({ desired, group: zones, targets: targets(crossZone) });
    return simulate({ stack, demand: levels([demand, 10]), start: 0 });
  };

  test('loses demand in the zone with fewer targets, that an equal share would not (rule 7.11)', () => {
    // Two targets in one zone, one in the other; half of the demand goes to each zone.
    expect(run(3, 2.6, false).columns.lost[5]).toBeCloseTo(0.3, 10);
    expect(run(3, 2.6, true).columns.lost[5]).toBe(0);
  });

  test('makes no difference with as many targets in each zone', () => {
    const [off, on] = [run(4, 3.4, false), run(4, 3.4, true)];

    expect(off.columns.lost).toEqual(on.columns.lost);
    expect(off.columns.metric[5]).toBeCloseTo(on.columns.metric[5]!, 10);
  });

  test('sends nothing to a zone without a target', () => {
    const { columns } = run(1, 0.9, false);

    expect(columns.lost[5]).toBe(0);
    expect(columns.metric[5]).toBe(90);
  });

  test('shows in the mean CPU only what targets can do', () => {
    const { columns } = run(3, 2.6, false);

    // 1.3 for two in one zone, 1 of 1.3 for one in the other.
    expect(columns.metric[5]).toBeCloseTo((100 * (1.3 + 1)) / 3, 10);
  });
});
