import fc from 'fast-check';
import { Agenda, type Happening } from '../../../../lib/twin/simulate/model/agenda';

/** Something is entered at a time, the nth that is still to come, from the end if below 0, is cancelled, or what is next happens. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('enter' as const), time: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), nth: fc.integer({ min: -40, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('proceed' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The agenda, and beside it a list that is sorted anew each time. */
class Compared {
  readonly happened: Happening[] = [];
  readonly expected: Happening[] = [];
  private readonly agenda = new Agenda();
  private waiting: Happening[] = [];

  take(made: Step): void {
    if (made.kind === 'enter') {
      const happening: Happening = { time: made.time, happen: () => this.happened.push(happening) };
      this.agenda.enter(happening);
      this.waiting = [...this.waiting, happening].sort((one, other) => one.time - other.time); // a stable sort
    } else if (made.kind === 'cancel') {
      const [cancelled] = this.waiting.splice(made.nth, 1);
      this.agenda.cancel(cancelled ?? { time: 0, happen: () => undefined });
    } else {
      this.agenda.proceed();
      this.expected.push(...this.waiting.splice(0, 1));
    }
  }

  get next(): readonly [number, number] {
    return [this.agenda.next, this.waiting[0]?.time ?? Number.POSITIVE_INFINITY];
  }
}

describe('the agenda', () => {
  test('lets everything happen in order of time, then of entry, but for what is cancelled', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 150 }), (steps) => {
        const compared = new Compared();

        for (const made of steps) {
          compared.take(made);
          expect(compared.next[0]).toBe(compared.next[1]);
        }

        expect(compared.happened).toEqual(compared.expected);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 300) },
    );
  });
});
