import fc from 'fast-check';
import { SizeError } from '../../../lib/twin/deployed/size-error';
import { PROCESSES } from '../../../lib/twin/simulate/model/processes';
import { busyResources, everything } from './busy-stack';
import { type Deployed, deploy } from './support';

/** Time passes, desired capacity is set, or processes are suspended or resumed. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(400) }),
  fc.record({ kind: fc.constant('set' as const), desired: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'resume' as const), names: fc.subarray([...PROCESSES]) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Instances are unhealthy or grow old, terminate or launch first, with and without a warm pool. */
const groups = fc.record({
  properties: fc.record(
    {
      MaxInstanceLifetime: fc.integer({ min: 600, max: 3000 }),
      DefaultInstanceWarmup: fc.nat(200),
      InstanceMaintenancePolicy: fc.constant({ MinHealthyPercentage: 100, MaxHealthyPercentage: 110 }),
    },
    { requiredKeys: [] },
  ),
  hasPool: fc.boolean(),
});
type Group = typeof groups extends fc.Arbitrary<infer T> ? T : never;

const Pool = {
  Type: 'AWS::AutoScaling::WarmPool',
  Properties: { AutoScalingGroupName: { Ref: 'Group' }, MaxGroupPreparedCapacity: 4 },
};

const deployed = ({ properties, hasPool }: Group) => deploy(properties, { resources: hasPool ? { Pool } : {} });

function take(made: Step, { group, stack }: Deployed): void {
  try {
    if (made.kind === 'wait') {
      stack.advanceTo(stack.now + made.seconds);
    } else if (made.kind === 'set') {
      group.setDesired(made.desired);
    } else {
      group.processes[made.kind](made.names);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(SizeError);
  }
}

const numRuns = Number(process.env.FC_RUNS ?? 100);

describe('a group whose processes are suspended now and then', () => {
  test('launches nothing while Launch is suspended', () => {
    fc.assert(
      fc.property(groups, fc.array(step, { maxLength: 30 }), (group, steps) => {
        const web = deployed(group);

        for (const made of steps) {
          const { launched } = web.group.model.fleet.life;
          const isSuspended = !web.group.model.group.processes.areActive('Launch');
          take(made, web);
          expect(isSuspended ? web.group.model.fleet.life.launched : launched).toBe(launched);
        }
      }),
      { numRuns },
    );
  });

  test('is the same whether or not somebody resumes what is not suspended', () => {
    const moments = fc.array(fc.nat(2400), { maxLength: 10 });

    fc.assert(
      fc.property(moments, (times) => {
        const run = (resumes: readonly number[]) => {
          const load = { demand: new Float64Array(40).fill(2.5), requestsPerCapacity: 600 };
          const parameters = { failuresPerInstanceHour: 10 };
          const { at } = deploy({}, { resources: busyResources, load, parameters, begin: 'settled' });
          for (const time of [...resumes].sort((one, other) => one - other)) {
            at(time).processes.resume([]);
          }
          return everything(at(2400));
        };

        expect(run(times)).toEqual(run([]));
      }),
      { numRuns },
    );
  });

  test('takes nothing out of service while Terminate is suspended', () => {
    fc.assert(
      fc.property(groups, fc.array(step, { maxLength: 30 }), (group, steps) => {
        const web = deployed(group);

        for (const made of steps) {
          const inService = [...web.group.model.fleet.life.instances].filter(({ state }) => state === 'InService');
          const isSuspended = !web.group.model.group.processes.areActive('Terminate');
          take(made, web);
          expect(isSuspended ? inService.filter(({ state }) => state !== 'InService') : []).toEqual([]);
        }
      }),
      { numRuns },
    );
  });

  test('comes to have what it wants once all are resumed', () => {
    fc.assert(
      fc.property(groups, fc.array(step, { maxLength: 30 }), (group, steps) => {
        const web = deployed({ ...group, properties: { ...group.properties, MaxInstanceLifetime: 50_000 } });
        for (const made of steps) {
          take(made, web);
        }

        web.group.processes.resume([]);
        take({ kind: 'wait', seconds: 3600 }, web);

        const { instances, desired, activities } = web.group;
        const members = instances.filter(({ isPooled }) => !isPooled).map(({ state }) => state);
        expect(members).toEqual(Array(desired).fill('InService'));
        expect(activities.filter(({ endTime }) => endTime === undefined)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('replaces every instance that is too old once all are resumed', () => {
    fc.assert(
      fc.property(groups, fc.array(step, { maxLength: 30 }), (group, steps) => {
        const web = deployed({ ...group, properties: { ...group.properties, MaxInstanceLifetime: 3000 } });
        for (const made of steps) {
          take(made, web);
        }

        web.group.processes.resume([]);
        take({ kind: 'wait', seconds: 9000 }, web);

        const ages = [...web.group.model.fleet.life.instances].map(
          (one) => web.group.model.group.now - one.inServiceAt,
        );
        expect(ages.filter((age) => age > 3000 + 3000)).toEqual([]);
      }),
      { numRuns },
    );
  });
});
