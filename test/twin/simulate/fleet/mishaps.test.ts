import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, modelOf, statesAt } from './support';

const day = levels([0, 1440]);

/** Two On-Demand instances, all others Spot. */
const mixed = {
  LaunchTemplate: null,
  MixedInstancesPolicy: {
    LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
    InstancesDistribution: { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 0 },
  },
};

describe('a failure', () => {
  test('comes by chance, at the rate that is given, and never without one', () => {
    const stack = clockedStack({ desired: 10 });

    const failing = simulate({ stack, demand: day, start: 0, parameters: { failuresPerInstanceHour: 0.5 } });
    const never = simulate({ stack, demand: day, start: 0 });

    // 120 are to be expected of 240 instance-hours, with a standard deviation of 11.
    expect(failing.totals.gone).toBeGreaterThan(120 - 3 * 11);
    expect(failing.totals.gone).toBeLessThan(120 + 3 * 11);
    expect(never.totals).toMatchObject({ launched: 0, gone: 0 });
  });

  test('is billed to its moment, and replaced 20 s later (rule 5.3.6)', () => {
    const model = modelOf(clockedStack({ desired: 1 }), { failuresPerInstanceHour: 60 });
    const [first] = model.fleet.life.instances;
    let time = 0;
    while (model.fleet.life.instances.has(first!)) {
      time += 1;
      model.advanceTo(time);
    }

    expect(statesAt(model, time + 1)).toEqual({});
    expect(statesAt(model, time + 2)).toEqual({ Pending: 1 });
    expect(statesAt(model, time + 20)).toEqual({ InService: 1 });
    expect(model.fleet.life.meter.billedUntil(time, [])).toEqual([
      { type: 0, isSpot: false, seconds: Math.max(60, time) },
    ]);
  });

  test('is another one with another seed', () => {
    const stack = clockedStack({ desired: 10 });
    const parameters = { failuresPerInstanceHour: 0.5 };

    const columns = [1, 2].map((seed) => simulate({ stack, demand: day, start: 0, seed, parameters }).columns);

    expect(columns[0]!.serving).not.toEqual(columns[1]!.serving);
  });
});

describe('a Spot interruption', () => {
  test('takes Spot instances alone, and others of their kind follow', () => {
    const model = modelOf(clockedStack({ desired: 6, group: mixed }), { spotInterruptionsPerInstanceHour: 1 }, day);

    const { totals } = model.finish();

    const instances = [...model.fleet.life.instances];
    expect(instances.filter(({ isSpot }) => !isSpot).map(({ number }) => number)).toEqual([0, 1]);
    expect(instances.filter(({ isSpot }) => isSpot)).toHaveLength(4);
    expect(totals.gone).toBeGreaterThan(96 - 30);
    expect(totals.billed).toContainEqual({ type: 0, isSpot: false, seconds: 2 * 86_400 });
  });
});
