import fc from 'fast-check';
import type { DeployedSchedule } from '../../../lib/twin/deployed/deployed-schedule';
import { Refusal } from '../../../lib/twin/refusal';
import { busyResources, everything } from './busy-stack';
import { type Deployed, deploy, START } from './support';

/** An action is put, for a time from now or for a minute of every hour, or deleted; or time passes. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    name: fc.constantFrom('a', 'b', 'c'),
    desired: fc.integer({ min: 1, max: 9 }),
    wait: fc.nat(5000),
    isHourly: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('delete' as const), name: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(4000) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Put = Extract<Step, { kind: 'put' }>;

/** Seconds after the start at which an action that is put at a time runs first, and then again. */
function timing({ wait, isHourly }: Put, now: number): { readonly first: number; readonly period: number } {
  const minute = 60 * (wait % 60);
  return isHourly
    ? { first: minute + 3600 * Math.ceil((now - minute) / 3600), period: 3600 }
    : { first: now + wait, period: Number.POSITIVE_INFINITY };
}

/** What is scheduled, as a list that is searched anew for each run. */
class Expected {
  readonly changes: (readonly [at: number, to: number, policy: string])[] = [];
  private waiting: { name: string; at: number; period: number; desired: number }[] = [];
  private desired = 1;

  put(made: Put, now: number): void {
    this.delete(made.name);
    const { first, period } = timing(made, now);
    this.waiting.push({ name: made.name, at: first, period, desired: made.desired });
  }

  delete(name: string): void {
    this.waiting = this.waiting.filter((action) => action.name !== name);
  }

  advanceTo(now: number): void {
    for (;;) {
      const [due] = [...this.waiting].sort((one, other) => one.at - other.at).filter(({ at }) => at <= now);
      if (due === undefined) {
        return;
      }
      if (due.desired !== this.desired) {
        this.changes.push([due.at, due.desired, due.name]);
        this.desired = due.desired;
      }
      this.delete(due.name);
      this.waiting.push({ ...due, at: due.at + due.period });
    }
  }
}

function putInto(schedule: DeployedSchedule, made: Put, now: number): boolean {
  const { name, desired, wait, isHourly } = made;
  const when = isHourly ? { recurrence: `${wait % 60} * * * *` } : { startTime: START + now + wait };
  try {
    schedule.put({ name, desiredCapacity: desired, ...when });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return false;
  }
}

function take(made: Step, { stack, group, at }: Deployed, expected: Expected): void {
  const now = stack.now - START;
  if (made.kind === 'wait') {
    at(now + made.seconds);
    expected.advanceTo(now + made.seconds);
  } else if (made.kind === 'put') {
    if (putInto(group.schedule, made, now)) {
      expected.put(made, now);
    }
  } else {
    expected.delete(made.name);
    if (group.schedule.pending.some(({ action }) => action.name === made.name)) {
      group.schedule.delete(made.name);
    }
  }
}

describe('scheduled actions that are put and deleted in any order', () => {
  test('run when they are due, and never once they are replaced or deleted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const deployed = deploy();
        const expected = new Expected();

        for (const made of [...steps, { kind: 'wait', seconds: 8000 } as const]) {
          take(made, deployed, expected);
        }

        const { actions } = deployed.group.model.group;
        expect(actions.map(({ at, to, policy }) => [at - START, to, policy])).toEqual(expected.changes);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 200) },
    );
  });

  test('leave no trace when they are deleted before they run', () => {
    const share = fc.nat(99).map((percent) => percent / 100);
    const second = fc.integer({ min: 1, max: 2400 }).filter((time) => time % 60 !== 0); // when no other action runs
    const puts = fc.uniqueArray(fc.record({ start: second, put: share, deleted: share }), {
      selector: ({ start }) => start,
      maxLength: 10,
    });

    fc.assert(
      fc.property(puts, (made) => {
        const run = (actions: typeof made) => {
          const load = { demand: new Float64Array(40).fill(2.5), requestsPerCapacity: 600 };
          const properties = { TargetGroupARNs: [{ Ref: 'Targets' }] };
          const { at, group } = deploy(properties, { resources: busyResources, load, begin: 'settled' });
          const calls = actions.flatMap(({ start, put, deleted }) => [
            {
              time: start * put,
              make: () => group.schedule.put({ name: `${start}`, startTime: START + start, minSize: 9 }),
            },
            { time: start * (put + (1 - put) * deleted), make: () => group.schedule.delete(`${start}`) },
          ]);
          for (const { time, make } of calls.sort((one, other) => one.time - other.time)) {
            at(time);
            make();
          }
          return everything(at(2400));
        };

        expect(run(made)).toEqual(run([]));
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 40) },
    );
  });
});
