import fc from 'fast-check';
import { type RenewalOf, renewalOf } from '../../../../lib/scaling/controller/renewal-of';
import { generateTrace, parseGenerator } from '../../../../lib/twin/load/generators';
import { controlOf } from '../../../../lib/twin/simulate/controller/control';
import { LeaseMemo } from '../../../../lib/twin/simulate/controller/lease-memo';
import { isPutOff } from '../../../../lib/twin/simulate/controller/lease-put-off';
import { SimulatedController } from '../../../../lib/twin/simulate/controller/simulated-controller';
import { GroupModel } from '../../../../lib/twin/simulate/model/group-model';
import type { Run } from '../../../../lib/twin/simulate/run';
import { defaultTwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import type { Stack } from '../../../../lib/twin/template/read-stack';
import { controlledStack, scheduledAction } from './support';

const SECOND = 17;

/** Scenes of each property: a day of them takes a tenth of a second. */
const RUNS = 5;

/** Cpu target tracking, which scales in. */
const TRACKING = {
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingConfiguration: {
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    TargetValue: 70,
  },
};

/** A load, and who scales by it. */
interface Scene {
  readonly mode: 'floor' | 'lead';
  readonly seed: number;
  readonly mean: number;
  readonly amplitude: number;
  readonly noise: number;
  readonly baseline: number;
  readonly boot: number;
  readonly hold: number;
  readonly highestFloor: number | undefined;
  readonly others: readonly object[];
}

const actions = fc.record(
  {
    Recurrence: fc.constantFrom('0 6 * * *', '15 */4 * * *', '30 20 * * 1-5', '7,8,9,10 12 * * *'),
    MinSize: fc.integer({ min: 0, max: 6 }),
    MaxSize: fc.integer({ min: 6, max: 20 }),
  },
  { requiredKeys: ['Recurrence', 'MinSize'] },
);

const scenes: fc.Arbitrary<Scene> = fc.record({
  mode: fc.constantFrom('floor' as const, 'lead' as const),
  seed: fc.integer({ min: 1, max: 1000 }),
  mean: fc.integer({ min: 1, max: 12 }),
  amplitude: fc.constantFrom(0, 0.4, 0.9),
  noise: fc.constantFrom(0, 0.05, 0.3),
  baseline: fc.integer({ min: 0, max: 3 }),
  boot: fc.constantFrom(0, 60, 120, 300, 1500),
  hold: fc.constantFrom(0, 900, 3600),
  highestFloor: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
  others: fc.array(actions, { maxLength: 2 }),
});

function stackOf({ mode, baseline, boot, hold, highestFloor, others }: Omit<Scene, 'seed'>): Stack {
  return controlledStack({
    policy: TRACKING,
    environment: {
      CONTROLLER_MODE: mode,
      BASELINE: String(baseline),
      BOOT_TIME: String(boot),
      MINIMUM_HOLD: String(hold),
      ...(highestFloor !== undefined && { HIGHEST_FLOOR: String(highestFloor) }),
    },
    resources: Object.fromEntries(others.map((action, index) => [`Other${index}`, scheduledAction(action)])),
  });
}

function modelOf(scene: Scene, days: number): GroupModel {
  const { seed, mean, amplitude, noise } = scene;
  const load = parseGenerator(`daily:mean=${mean},amplitude=${amplitude},noise=${noise}`);
  const { perMinute: demand, start } = generateTrace({ ...load, minutes: days * 1440, seed });
  const stack = stackOf(scene);
  const parameters = defaultTwinParameters;
  return new GroupModel({
    stack,
    definition: stack.groups[0]!,
    demand: Float64Array.from(demand),
    start,
    parameters,
    seed,
    requestsPerCapacity: undefined,
  });
}

/** Runs a scene with a controller that renews its lease in a way. */
function runWith(renew: RenewalOf, model: GroupModel): Run {
  const { stack, definition, demand } = model.options;
  const [controller] = stack.functions;
  const { policy } = controlOf(controller!, definition);
  const simulated = new SimulatedController(controller!, policy, model, renew);
  for (let time = SECOND; time < 60 * demand.length; time += 60) {
    model.advanceTo(time);
    simulated.tick();
  }
  return model.finish();
}

describe('a lease that is renewed from memory', () => {
  test('is what it would be without one, minute by minute', () => {
    const seen = { ticks: 0, known: 0 };
    fc.assert(
      fc.property(scenes, (scene) => {
        const memo = new LeaseMemo();

        runWith(
          (...inputs) => {
            const renewal = memo.renewalOf(...inputs);
            const anew = renewalOf(...inputs);
            seen.ticks += 1;
            seen.known += renewal.actions.length === 0 ? 1 : 0;
            expect(renewal).toEqual(anew);
            return renewal;
          },
          modelOf(scene, 3),
        );
      }),
      { numRuns: RUNS },
    );
    expect(seen.known / seen.ticks).toBeGreaterThan(0.5);
  }, 300_000);
});

describe('a lease that is put off at every tick', () => {
  test('is left out without a difference to the run', () => {
    fc.assert(
      fc.property(scenes, (given) => {
        const scene: Scene = { ...given, mode: 'lead', baseline: 1, others: [] };
        const model = modelOf(scene, 2);
        const { policy } = controlOf(model.options.stack.functions[0]!, model.options.definition);
        fc.pre(isPutOff(model, policy, 60));

        const run = runWith(renewalOf, model);

        const without = runWith(() => ({ plan: [], actions: [], reasons: [] }), modelOf(scene, 2));
        expect(without).toEqual(run);
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  const led: Scene = {
    ...{ mode: 'lead', baseline: 1, boot: 60, hold: 900, highestFloor: undefined, others: [] },
    ...{ seed: 1, mean: 4, amplitude: 0.4, noise: 0 },
  };

  test.each<[string, Partial<Scene>, number]>([
    ['a group whose minimum is not the baseline', { baseline: 0 }, 60],
    ['a group with a schedule of its own', { others: [{ Recurrence: '0 6 * * *', MinSize: 2 }] }, 60],
    ['a group that is not led', { mode: 'floor' }, 60],
    ['ticks that come too seldom', {}, 900],
  ])('fails to be one of %s', (_what, other, interval) => {
    const model = modelOf({ ...led, ...other }, 1);
    const { policy } = controlOf(model.options.stack.functions[0]!, model.options.definition);

    expect(isPutOff(model, policy, interval)).toBe(false);
  });
});
