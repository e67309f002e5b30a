import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, modelOf, statesAt } from './support';

const numbersOf = (model: ReturnType<typeof modelOf>) =>
  [...model.fleet.life.instances].filter(({ state }) => state === 'InService').map(({ number }) => number);

describe('a scale-in', () => {
  test('takes the oldest instances', () => {
    const model = modelOf(clockedStack({ desired: 4, sizes: [[1, 2]] }));

    model.advanceTo(120);

    expect(numbersOf(model)).toEqual([2, 3]);
  });

  test('takes what is in service before what is not yet', () => {
    const model = modelOf(
      clockedStack({
        desired: 2,
        sizes: [
          [1, 4],
          [2, 3],
        ],
      }),
      { launchToInService: 600 },
    );

    expect(statesAt(model, 130)).toEqual({ InService: 1, Terminating: 1, Pending: 2 });
  });

  test('cancels launches when nothing is in service, at once and unbilled', () => {
    const stack = clockedStack({
      sizes: [
        [1, 4],
        [2, 0],
      ],
      targets: { attributes: {} },
    });

    const { totals } = simulate({ stack, demand: levels([0, 60]), start: 0, parameters: { launchToInService: 600 } });

    expect(totals).toMatchObject({ launched: 4, gone: 4, atEnd: 0, instanceSecondsBilled: 0 });
  });

  test('terminates nothing that is protected, and lowers desired capacity all the same (rule 5.6.5)', () => {
    const group = { NewInstancesProtectedFromScaleIn: true };
    const stack = clockedStack({ desired: 4, sizes: [[1, 2]], group });

    const { columns, totals } = simulate({ stack, demand: levels([0, 60]), start: 0 });

    expect(columns.desired[59]).toBe(2);
    expect(columns.inService[59]).toBe(4);
    expect(totals.gone).toBe(0);
  });

  test('does not protect from being replaced', () => {
    const group = { NewInstancesProtectedFromScaleIn: true, MaxInstanceLifetime: 600 };

    const { totals } = simulate({ stack: clockedStack({ desired: 1, group }), demand: levels([0, 20]), start: 0 });

    expect(totals).toMatchObject({ launched: 1, gone: 1 });
  });

  test('takes of On-Demand and Spot what there is too much of (rule 5.6.4)', () => {
    const group = {
      LaunchTemplate: null,
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        InstancesDistribution: { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 50 },
      },
    };
    const model = modelOf(
      clockedStack({
        desired: 8,
        sizes: [
          [1, 4],
          [2, 1],
        ],
        group,
      }),
    );
    const onDemandAt = (time: number) => {
      model.advanceTo(time);
      const stay = [...model.fleet.life.instances].filter(({ state }) => state === 'InService');
      return [stay.filter(({ isSpot }) => !isSpot).length, stay.length];
    };

    expect([onDemandAt(0), onDemandAt(100), onDemandAt(200)]).toEqual([
      [5, 8],
      [3, 4],
      [1, 1],
    ]);
  });
});

describe('a limit on terminations', () => {
  const stack = clockedStack({ desired: 10, sizes: [[1, 3]] });

  test('spreads those of a scale-in (rule 5.2.7)', () => {
    const { columns, totals } = simulate({
      stack,
      demand: levels([0, 10]),
      start: 0,
      parameters: { terminationsPerMinute: 2 },
    });

    expect([...columns.inService]).toEqual([10, 8, 6, 4, 3, 3, 3, 3, 3, 3]);
    expect(totals.gone).toBe(7);
  });

  test('holds for all scale-ins of a minute together', () => {
    const model = modelOf(
      clockedStack({
        desired: 10,
        sizes: [
          [1, 8],
          [2, 6],
          [3, 4],
        ],
      }),
      { terminationsPerMinute: 1 },
    );

    const left = [100, 160, 220, 280, 340, 400, 460].map((time) => statesAt(model, time).InService);

    expect(left).toEqual([9, 8, 7, 6, 5, 4, 4]);
  });

  test('does not stop a scale-out that comes between', () => {
    const model = modelOf(
      clockedStack({
        desired: 10,
        sizes: [
          [1, 2],
          [3, 9],
        ],
      }),
      { terminationsPerMinute: 1 },
    );

    expect([100, 160, 220, 280].map((time) => statesAt(model, time).InService)).toEqual([9, 8, 9, 9]);
  });

  test('is none by default', () => {
    const { columns } = simulate({ stack, demand: levels([0, 10]), start: 0 });

    expect([...columns.inService.slice(0, 3)]).toEqual([10, 3, 3]);
  });
});
