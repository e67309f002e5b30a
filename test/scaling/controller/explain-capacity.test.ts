import type { ControllerMode } from '../../../lib/scaling/controller/controller-policy';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import {
  explainCapacity,
  explainCpu,
  explainFloor,
  explainMaximum,
  explainShadow,
} from '../../../lib/scaling/controller/explain-capacity';
import type { LoadSource } from '../../../lib/scaling/controller/load-source';
import { EVIDENCE, GROUP, REQUESTS } from './support/example-decision';

const CPU: LoadSource = { kind: 'cpu' };
const DEMAND: LoadSource = { kind: 'demand', metrics: [REQUESTS] };
const BLIND: Evidence = { readings: 0, used: 0, seenUntil: 0, knownSince: 0 };

describe('desired capacity', () => {
  test.each([
    ['more is a scale-out', 5, 'SCALE_OUT', '5 instead of 4: no load is known'],
    ['less is a scale-in', 3, 'SCALE_IN', '3 instead of 4: no load is known'],
    ['the same stays', 4, 'UNCHANGED', 'stays at 4: no load is known'],
  ])('%s', (_, capacity, code, message) => {
    expect(explainCapacity(capacity, 4, BLIND)).toEqual({ code, message });
  });
});

describe('the floor', () => {
  test.each([
    ['more raises it', 3, 'RAISE_FLOOR', 'floor 3 instead of 2: no load is known'],
    ['less lowers it', 1, 'LOWER_FLOOR', 'floor 1 instead of 2: no load is known'],
    ['the same stays', 2, 'UNCHANGED', 'floor stays at 2: no load is known'],
  ])('%s', (_, floor, code, message) => {
    expect(explainFloor(floor, 2, BLIND)).toEqual({ code, message });
  });
});

describe('what a capacity is decided by', () => {
  const forecast = { load: 2.345, minutes: 4, expected: 2.714, error: 0.006 };

  test.each<[string, Evidence, string]>([
    ['is nothing before the first load', BLIND, 'no load is known'],
    ['is a plan when the last minute is missing', EVIDENCE, 'the plan is 4, the last minute is not known'],
    [
      'is load and forecast, to a hundredth of an instance',
      { ...EVIDENCE, forecast },
      'load is 2.35 instances, 2.71 +- 0.01 is expected 4 minutes later, the plan is 4',
    ],
  ])('%s', (_, evidence, need) => {
    expect(explainCapacity(4, 4, evidence).message).toBe(`stays at 4: ${need}`);
    expect(explainFloor(1, 1, evidence).message).toBe(`floor stays at 1: ${need}`);
  });
});

describe('a limit to what is needed', () => {
  const reasonFor = (needed: number, highestFloor: number | undefined, mode: ControllerMode) =>
    explainMaximum(needed, highestFloor, GROUP, mode);

  test.each<[string, number, number | undefined, ControllerMode, string, string]>([
    ['is the maximum', 11, undefined, 'lead', 'AT_MAXIMUM', '11 needed, maximum is 10'],
    ['is the maximum for a floor too', 11, undefined, 'floor', 'AT_MAXIMUM', '11 needed, maximum is 10'],
    ['is the maximum rather than the highest floor', 11, 5, 'floor', 'AT_MAXIMUM', '11 needed, maximum is 10'],
    ['is the highest floor', 6, 5, 'floor', 'AT_HIGHEST_FLOOR', '6 needed, the highest floor is 5'],
  ])('%s', (_, needed, highestFloor, mode, code, message) => {
    expect(reasonFor(needed, highestFloor, mode)).toEqual({ code, message });
  });

  test.each<[string, number, number | undefined, ControllerMode]>([
    ['is not at the maximum itself', 10, undefined, 'lead'],
    ['is not at the highest floor itself', 5, 5, 'floor'],
    ['is not below the highest floor', 4, 5, 'floor'],
    ['is not a highest floor that nobody set', 10, undefined, 'floor'],
    ['is not the highest floor of a group that is led', 6, 5, 'lead'],
  ])('%s', (_, needed, highestFloor, mode) => {
    expect(reasonFor(needed, highestFloor, mode)).toBeUndefined();
  });
});

describe('CPU', () => {
  test.each([
    [0.95, 'CPU is at 95 %: more may be asked for than it can show'],
    [0.996, 'CPU is at 100 %: more may be asked for than it can show'],
  ])('at %d may hide what is asked for', (utilization, message) => {
    expect(explainCpu(CPU, { ...EVIDENCE, utilization })).toEqual({ code: 'CPU_CAPPED', message });
  });

  test.each<[string, LoadSource, Partial<Evidence>]>([
    ['below 95 % hides nothing', CPU, { utilization: 0.9499 }],
    ['that is not known hides nothing', CPU, {}],
    ['hides nothing of a demand that is counted', DEMAND, { utilization: 1 }],
  ])('%s', (_, source, evidence) => {
    expect(explainCpu(source, { ...EVIDENCE, ...evidence })).toBeUndefined();
  });
});

describe('a shadow', () => {
  test.each(['floor', 'lead'] as const)('of mode %s says that nothing is written', (mode) => {
    expect(explainShadow(mode)).toEqual({
      code: 'SHADOW',
      message: `a shadow of mode ${mode}: nothing is written`,
    });
  });
});
