import fc from 'fast-check';
import type { DeployedGroup } from '../../../lib/twin/deployed/deployed-group';
import { SizeError } from '../../../lib/twin/deployed/size-error';
import { Refusal } from '../../../lib/twin/refusal';
import { PROCESSES } from '../../../lib/twin/simulate/model/processes';
import { busyResources, everything } from './busy-stack';
import { type Deployed, deploy, START } from './support';

/** What can be done to a group: time passes, or an API call comes in, sensible or not. */
const operation = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(400) }),
  fc.record({ kind: fc.constant('set' as const), desired: fc.integer({ min: -1, max: 15 }) }),
  fc.record({
    kind: fc.constant('update' as const),
    sizes: fc.record({ min: fc.nat(12), max: fc.nat(12), desired: fc.nat(12) }, { requiredKeys: [] }),
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const operations = fc.array(operation, { maxLength: 30 });

function apply(deployed: Deployed, step: Operation): void {
  const { group, stack } = deployed;
  try {
    if (step.kind === 'wait') {
      stack.advanceTo(stack.now + step.seconds);
    } else if (step.kind === 'set') {
      group.setDesired(step.desired);
    } else {
      group.update(step.sizes);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(SizeError);
  }
}

describe('a deployed group', () => {
  test('never has a desired capacity outside its bounds', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const deployed = deploy();

        for (const step of steps) {
          apply(deployed, step);
          const { range, desired } = deployed.group;
          expect(range.min).toBeLessThanOrEqual(desired);
          expect(desired).toBeLessThanOrEqual(range.max);
        }
      }),
    );
  });

  test('comes to have as many instances in service as desired, once left alone', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const deployed = deploy();
        for (const step of steps) {
          apply(deployed, step);
        }

        apply(deployed, { kind: 'wait', seconds: 600 });

        const { instances, desired } = deployed.group;
        expect(instances.map(({ state }) => state)).toEqual(Array(desired).fill('InService'));
      }),
    );
  });

  test('keeps its zones within one instance of each other while it only grows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10)), (capacities) => {
        const deployed = deploy();
        for (const desired of [...capacities].sort((a, b) => a - b)) {
          apply(deployed, { kind: 'set', desired });
          apply(deployed, { kind: 'wait', seconds: 60 });
        }

        const { instances } = deployed.group;
        const inA = instances.filter(({ zone }) => zone === 'us-east-1a').length;
        expect(Math.abs(2 * inA - instances.length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('never gives two instances or two activities the same identifier', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const deployed = deploy();
        for (const step of steps) {
          apply(deployed, step);
        }

        const { instances, activities, createdAt } = deployed.group;
        const ids = [...instances, ...activities].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(createdAt).toBe(START);
      }),
    );
  });

  test('ends every activity that it began, once left alone', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const deployed = deploy({ TargetGroupARNs: ['arn:x'] });
        for (const step of steps) {
          apply(deployed, step);
        }

        apply(deployed, { kind: 'wait', seconds: 900 });

        const open = deployed.group.activities.filter(({ endTime }) => endTime === undefined);
        expect(open).toEqual([]);
      }),
    );
  });
});

/** Calls of the API, sensible or not. */
const call = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), desired: fc.integer({ min: 2, max: 8 }) }),
  fc.record({
    kind: fc.constant('put' as const),
    name: fc.constantFrom('one', 'other'),
    minSize: fc.nat(6),
    when: fc.oneof(
      fc.nat(900).map((wait) => ({ wait })),
      fc.constant({ recurrence: '*/5 * * * *' }),
    ),
  }),
  fc.record({ kind: fc.constant('delete' as const), name: fc.constantFrom('one', 'other') }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'resume' as const), names: fc.subarray([...PROCESSES]) }),
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

function make(made: Call, group: DeployedGroup): void {
  if (made.kind === 'set') {
    group.setDesired(made.desired);
  } else if (made.kind === 'put') {
    const { name, minSize, when } = made;
    const timing = 'wait' in when ? { startTime: Math.floor(group.now) + when.wait } : when;
    group.schedule.put({ name, minSize, ...timing });
  } else if (made.kind === 'delete') {
    group.schedule.delete(made.name);
  } else {
    group.processes[made.kind](made.names);
  }
}

function attempt(made: Call, group: DeployedGroup): void {
  try {
    make(made, group);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
  }
}

describe('a deployed stack under load', () => {
  test('is the same after one long step as after many short ones', () => {
    const hundredths = (max: number) => fc.integer({ min: 0, max: 100 * max }).map((value) => value / 100);
    const demand = fc.array(hundredths(6), { minLength: 30, maxLength: 30 });
    const moments = fc.array(hundredths(2400), { maxLength: 60 });
    const calls = fc.array(fc.record({ at: fc.nat(2400), call }), { maxLength: 8 });

    fc.assert(
      fc.property(demand, moments, calls, fc.boolean(), (minutes, looks, made, fresh) => {
        const run = (extra: readonly number[]) => {
          const { at, group } = deploy(
            { MinSize: '2', TargetGroupARNs: [{ Ref: 'Targets' }], HealthCheckType: 'ELB' },
            {
              resources: busyResources,
              load: { demand: Float64Array.from(minutes), requestsPerCapacity: 600 },
              begin: fresh ? 'created' : 'settled',
              parameters: { failuresPerInstanceHour: 2 },
            },
          );
          const stops = [...extra.map((time) => ({ at: time, call: undefined })), ...made];
          for (const stop of stops.sort((one, other) => one.at - other.at)) {
            at(stop.at);
            if (stop.call !== undefined) {
              attempt(stop.call, group);
            }
          }
          return everything(at(2400));
        };

        expect(run(looks)).toEqual(run([]));
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 60) },
    );
  });
});
