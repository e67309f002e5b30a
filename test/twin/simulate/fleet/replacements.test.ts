import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, modelOf, statesAt } from './support';

const LIFETIME = 86_400;
const launchFirst = { InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 } };

/** Every instance of it reaches its maximum lifetime a day after the start. */
function ageing(desired: number, group: object = {}, more: object = {}) {
  return clockedStack({ desired, max: desired, group: { MaxInstanceLifetime: LIFETIME, ...group }, ...more });
}

describe('the maximum lifetime of instances', () => {
  test.each([
    [5, 1],
    [30, 3],
  ])('replaces all of %i, a tenth at once, at least one (rules 5.3.4 and 5.6.6)', (instances, batch) => {
    const model = modelOf(ageing(instances, { DefaultInstanceWarmup: 100 }));

    const fewest: number[] = [];
    for (let time = LIFETIME; time < LIFETIME + 7200; time += 10) {
      model.advanceTo(time);
      fewest.push(model.fleet.counts.inService);
    }

    expect(Math.min(...fewest)).toBe(instances - batch);
    expect(model.fleet.counts.inService).toBe(instances);
    expect(model.fleet.life).toMatchObject({ launched: instances, gone: instances });
  });

  test('waits with the next batch until the last one is warm', () => {
    const model = modelOf(ageing(2, { DefaultInstanceWarmup: 600 }));

    // Out at once, launched 2 s and in service 20 s later.
    expect(statesAt(model, LIFETIME + 2)).toEqual({ InService: 1, Terminating: 1, Pending: 1 });
    expect(statesAt(model, LIFETIME + 20 + 599)).toEqual({ InService: 2 });
    expect(statesAt(model, LIFETIME + 20 + 600)).toEqual({ InService: 1, Terminating: 1 });
  });

  test('waits with the next batch until the application of the last one serves', () => {
    const model = modelOf(ageing(2), { applicationBoot: 600 });

    expect(statesAt(model, LIFETIME + 20 + 599)).toEqual({ InService: 2 });
    expect(model.fleet.counts.serving).toBe(1);
    expect(statesAt(model, LIFETIME + 20 + 600)).toEqual({ InService: 1, Terminating: 1 });
    expect(model.fleet.counts.serving).toBe(1);
  });

  test('waits while launches are underway and a tenth of the group is missing already (rule 5.3.4)', () => {
    const model = modelOf(ageing(10, {}, { max: 14, sizes: [[LIFETIME / 60 - 1, 14]] }), { launchToInService: 300 });

    expect(statesAt(model, LIFETIME)).toEqual({ InService: 10, Pending: 4 });
    expect(statesAt(model, LIFETIME - 60 + 8 + 300)).toEqual({ InService: 13, Terminating: 1 });
  });

  test('terminates what it replaces even where scaled-in instances return to a warm pool', () => {
    const Properties = {
      AutoScalingGroupName: { Ref: 'Group' },
      InstanceReusePolicy: { ReuseOnScaleIn: true },
      MinSize: 1,
    };
    const resources = { Pool: { Type: 'AWS::AutoScaling::WarmPool', Properties } };
    const model = modelOf(ageing(1, {}, { resources }));

    expect(statesAt(model, LIFETIME + 20)).toEqual({ Pending: 1, 'Warmed:Pending': 1 });
    expect(model.fleet.life).toMatchObject({ launched: 1, gone: 1 });
  });
});

describe('a maintenance policy that keeps all healthy', () => {
  test('launches before it terminates, above the maximum (rules 5.3.5 and 5.1.3)', () => {
    const model = modelOf(ageing(2, launchFirst), { applicationBoot: 0 });

    expect(statesAt(model, LIFETIME)).toEqual({ InService: 2, Pending: 1 });
    expect(statesAt(model, LIFETIME + 18)).toEqual({ InService: 2, Terminating: 1, Pending: 1 });
    expect(statesAt(model, LIFETIME + 3600)).toEqual({ InService: 2 });
    expect(model.fleet.life.launched).toBe(2);
  });

  test('lets a scale-in take other instances than those that are about to be replaced', () => {
    const model = modelOf(ageing(3, launchFirst, { min: 0, sizes: [[LIFETIME / 60, 2]] }), {
      launchToInService: 60,
      applicationBoot: 0,
    });

    expect(statesAt(model, LIFETIME + 8)).toEqual({ InService: 2, Terminating: 1, Pending: 1 });
    expect(statesAt(model, LIFETIME + 60)).toEqual({ InService: 2, Terminating: 1, Pending: 1 });
    expect(statesAt(model, LIFETIME + 3600)).toEqual({ InService: 2 });
    expect(model.fleet.life).toMatchObject({ launched: 2, gone: 3 });
  });

  test('gives up a replacement that a scale-in takes', () => {
    const model = modelOf(ageing(1, launchFirst, { min: 0, sizes: [[LIFETIME / 60, 0]] }), { launchToInService: 60 });

    expect(statesAt(model, LIFETIME + 8)).toEqual({ Terminating: 2 });
    expect(statesAt(model, LIFETIME + 3600)).toEqual({});
  });

  test('keeps what it was to replace when the new instance fails, and tries again', () => {
    const group = {
      ...launchFirst,
      LifecycleHookSpecificationList: [
        {
          LifecycleHookName: 'Never',
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
          HeartbeatTimeout: 100,
        },
      ],
    };
    const model = modelOf(ageing(1, group), {}, levels([0, LIFETIME / 60 + 60]));

    const { totals, columns } = model.finish();

    expect(columns.inService.every((instances) => instances === 1)).toBe(true);
    expect(totals.launched).toBe(Math.ceil(3600 / 120));
  });
});

describe('a replacement', () => {
  test('of an instance that leaves anyway is not made', () => {
    const { totals } = simulate({
      stack: ageing(10, { MaxInstanceLifetime: 600 }, { min: 0, sizes: [[10, 0]] }),
      demand: levels([0, 60]),
      start: 0,
      parameters: { actionLatency: 1 },
    });

    // One is on its way out at 600 s; at 601 s the scale-in takes all the others, and nothing is launched for it.
    expect(totals).toMatchObject({ atStart: 10, launched: 0, gone: 10, atEnd: 0 });
  });
});
