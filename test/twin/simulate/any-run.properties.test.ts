import fc from 'fast-check';
import { GroupModel } from '../../../lib/twin/simulate/model/group-model';
import type { Run } from '../../../lib/twin/simulate/run';
import { type SimulateOptions, simulate } from '../../../lib/twin/simulate/simulate';
import { defaultTwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { anyRun } from './any-run';
import { between } from './any-template';

const every = (numbers: Int32Array | Float64Array, holds: (value: number) => boolean) => [...numbers].every(holds);

/** Weight of the group's instances. */
const weightOf = ({ stack }: SimulateOptions) => stack.groups[0]!.mixedInstances?.types[0]?.weight ?? 1;

/** Capacity above the maximum that AWS allows: what a weight overshoots, and a tenth that is launched first. */
function allowance(options: SimulateOptions, { range }: Run): number {
  const weight = weightOf(options);
  const isLaunchFirst = options.stack.groups[0]!.maintenance?.minHealthyPercentage === 100;
  return weight - 1 + (isLaunchFirst ? Math.max(weight, range.max / 10) : 0);
}

describe('a run over any template', () => {
  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        expect(simulate(options)).toEqual(simulate(options));
      }),
      { numRuns: 50 },
    );
  });

  test('keeps desired capacity inside the bounds that there ever were', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { columns, actions, range } = simulate(options);

        const inside = (capacity: number) => capacity >= range.min && capacity <= range.max;
        expect(every(columns.desired, inside)).toBe(true);
        expect(actions.every(({ from, to }) => inside(to) && from !== to)).toBe(true);
      }),
    );
  });

  test('has no more capacity than the maximum, but where AWS allows it (rule 5.1.3)', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const run = simulate(withoutProtection(options));

        const most = run.range.max + allowance(options, run);
        expect(every(run.columns.inService, (capacity) => capacity <= most)).toBe(true);
      }),
    );
  });

  test('loses no instance', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { totals } = simulate(options);

        expect(totals.atStart + totals.launched).toBe(totals.gone + totals.atEnd);
      }),
    );
  });

  test('counts nothing below zero, and serves with none but those in service', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { columns } = simulate(options);

        const { inService, serving, terminating, lost, utilisation } = columns;
        for (const column of [inService, serving, terminating, lost, utilisation]) {
          expect(every(column, (value) => value >= 0)).toBe(true);
        }
        expect(every(lost, Number.isFinite)).toBe(true);
      }),
    );
  });

  test('bills by type what it bills in all, and at least the time in service', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { totals, columns } = simulate(options);

        const sum = totals.billed.reduce((all, { seconds }) => all + seconds, 0);
        const served = columns.serving.reduce((all, serving) => all + 60 * serving, 0) / weightOf(options);
        expect(totals.instanceSecondsBilled).toBeCloseTo(sum, 6);
        expect(totals.instanceSecondsBilled).toBeGreaterThanOrEqual(served - 1e-6);
        expect(totals.billed.every(({ seconds }) => seconds >= 0)).toBe(true);
      }),
    );
  });

  test('acts no oftener than its alarms and its clock let it', () => {
    fc.assert(
      fc.property(anyRun, (options) => {
        const { stack, demand } = options;
        const run = simulate(options);

        const { actions, totals, range } = run;
        const alarms = 2 * stack.policies.length + stack.alarms.length;
        expect(actions.length).toBeLessThanOrEqual(demand.length * (6 * alarms + 2));
        // A launch that is given up is tried again 2 s later at the earliest, each instance of group and pool by itself.
        const most = range.max + allowance(options, run) + (stack.groups[0]!.warmPool ? 12 : 0);
        expect(totals.launched).toBeLessThanOrEqual(most * (30 * demand.length + 1) + actions.length * most);
        expect(actions.map(({ at }) => at)).toEqual(actions.map(({ at }) => at).sort((one, other) => one - other));
      }),
    );
  });
});

describe('time', () => {
  test('may pass in one step or in many', () => {
    fc.assert(
      fc.property(anyRun, fc.array(between(0, 0.999)), (options, shares) => {
        const model = modelOf(options);
        for (const share of shares.sort((one, other) => one - other)) {
          model.advanceTo(share * 60 * options.demand.length);
        }

        expect(model.finish()).toEqual(modelOf(options).finish());
      }),
    );
  });

  test('to come changes nothing that has been', () => {
    fc.assert(
      fc.property(anyRun, fc.array(between(0, 12), { maxLength: 60 }), (options, more) => {
        const { length } = options.demand;

        const short = simulate(withoutOracle(options));
        const long = simulate({ ...withoutOracle(options), demand: Float64Array.from([...options.demand, ...more]) });

        const end = options.start + 60 * length;
        const before = ({ at }: { readonly at: number }) => at < end;
        expect(long.actions.filter(before)).toEqual(short.actions);
        expect(long.alarmChanges.filter(before)).toEqual(short.alarmChanges);
        for (const name of ['desired', 'inService', 'terminating', 'serving', 'utilisation', 'lost'] as const) {
          expect(long.columns[name].slice(0, length)).toEqual(short.columns[name]);
        }
      }),
    );
  });
});

/** An oracle in place of the forecast is meant to know what is to come. */
function withoutOracle({ parameters, ...options }: SimulateOptions): SimulateOptions {
  return { ...options, parameters: { ...parameters, forecast: 'seasonal median' } };
}

/** Protected instances stay when the maximum falls below them; rule 5.6.5. */
function withoutProtection(options: SimulateOptions): SimulateOptions {
  const groups = options.stack.groups.map((group) => ({ ...group, newInstancesProtectedFromScaleIn: false }));
  return { ...options, stack: { ...options.stack, groups } };
}

function modelOf({ stack, demand, start, seed = 1, parameters, requestsPerCapacity }: SimulateOptions): GroupModel {
  return new GroupModel({
    stack,
    definition: stack.groups[0]!,
    demand,
    start,
    seed,
    requestsPerCapacity,
    parameters: { ...defaultTwinParameters, ...parameters },
  });
}
