import fc from 'fast-check';
import type { SimulateOptions } from '../../../lib/twin/simulate/simulate';
import type { TwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { readStack } from '../../../lib/twin/template/read-stack';
import { anyTemplate, between, seconds } from './any-template';

/** So many minutes of each level, one level after the other. */
export function levelsOf(parts: readonly (readonly [level: number, minutes: number])[]): Float64Array {
  return Float64Array.from(parts.flatMap(([level, minutes]) => new Array<number>(minutes).fill(level)));
}

/** Loads that change by levels, each for a while, up to so many instance-capacities. */
export const anyDemand = (most = 12, parts = 10) =>
  fc
    .array(fc.tuple(fc.oneof(fc.constant(0), between(0, most), between(0, most)), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: parts,
    })
    .map(levelsOf);

/** Other answers to what AWS does not tell, in their ranges. */
export const anyParameters: fc.Arbitrary<Partial<TwinParameters>> = fc.record(
  {
    actionLatency: seconds(60),
    launchToInService: seconds(200),
    applicationBoot: seconds(400),
    shutdown: seconds(60),
    warmStoppedStart: seconds(100),
    warmRunningStart: seconds(100),
    warmApplicationBoot: seconds(100),
    hookCompletion: fc.record({ A: seconds(900), B: seconds(900) }, { requiredKeys: [] }),
    ingestDelay: seconds(300),
    alarmSecond: fc.oneof(fc.constant('seeded' as const), fc.nat(59)),
    alarmLowSecond: fc.constantFrom('kept', 'redrawn'),
    alarmLowThreshold: fc.constantFrom('by capacity', 'flat'),
    alarmHighPeriods: fc.integer({ min: 1, max: 15 }),
    shortPeriodAlarms: fc.constantFrom('as many', 'as long'),
    trackedValue: fc.constantFrom('latest', 'mean of three'),
    requestBase: fc.constantFrom('healthy targets', 'past warm-up'),
    scaleInStep: fc.constantFrom('one', 'proportional', 'tenPercent'),
    cooldownAfterScaleIn: fc.boolean(),
    trackingHold: seconds(300),
    cooldownStart: fc.constantFrom('start of draining', 'end of draining'),
    extraEvaluationPeriods: fc.nat(10),
    whenTooYoung: fc.constantFrom('keep', 'OK'),
    scheduledOutside: fc.constantFrom('clamp', 'fail'),
    terminationsPerMinute: fc.integer({ min: 1, max: 5 }),
    healthCheckPoll: fc.integer({ min: 1, max: 120 }),
    failuresPerInstanceHour: fc.oneof(fc.constant(0), between(0, 20)),
    spotInterruptionsPerInstanceHour: fc.oneof(fc.constant(0), between(0, 20)),
    forecast: fc.constantFrom('seasonal median', 'oracle', 'off'),
  },
  { requiredKeys: [] },
);

export const seeds = fc.integer({ min: 0, max: 1000 });

/** A run over any template. */
export const anyRun: fc.Arbitrary<SimulateOptions> = fc
  .record({
    template: anyTemplate,
    demand: anyDemand(),
    start: fc.nat(10_000).map((minute) => 60 * minute),
    seed: seeds,
    parameters: anyParameters,
    requestsPerCapacity: fc.constantFrom(600, 6000),
  })
  .map(({ template, ...options }) => ({ stack: readStack(template), ...options }));
