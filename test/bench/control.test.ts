import { benchTrace, policiesFor } from '../../scripts/bench/control/bench-trace';
import type { Contract } from '../../scripts/bench/control/contract';
import { Fleet } from '../../scripts/bench/control/fleet';
import { saturatedMinutes } from '../../scripts/bench/control/load-step';
import { runPolicy } from '../../scripts/bench/control/run-policy';
import { toCsv } from '../../scripts/bench/control/to-csv';
import { traceClass } from '../../scripts/bench/control/trace-class';
import { dailyLoad } from '../scaling/planner/synthetic-loads';

const CONTRACT: Contract = { peak: 40, boot: 3, metricDelay: 1, hold: 0 };

/** Wants what it is given, minute by minute, and remembers what it was told. */
function scripted(wanted: readonly number[], seen: Array<readonly number[]> = []) {
  return {
    name: 'scripted',
    start() {
      let minute = 2;
      return {
        see: (...told: readonly number[]) => void seen.push(told),
        decide: () => wanted[minute++]!,
      };
    },
  };
}

describe('the contract of the bench', () => {
  test('serves 3 minutes after the decision, bills from it, and scales in at once, newest first', () => {
    const demand = new Float64Array(8);

    const { desired, serving } = runPolicy(scripted([0, 0, 4, 4, 2, 4, 4, 4]), demand, CONTRACT);

    expect([...desired]).toEqual([1, 1, 4, 4, 2, 4, 4, 4]);
    expect([...serving]).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
  });

  test('tells of a minute when the next one is over', () => {
    const seen: Array<readonly number[]> = [];

    runPolicy(scripted([0, 0, 1, 1, 1], seen), Float64Array.of(5, 6, 7, 8, 9), CONTRACT);

    expect(seen.map(([minute, load]) => [minute, load])).toEqual([
      [0, 5],
      [1, 6],
      [2, 7],
    ]);
  });

  test('counts an instance as warm after 5 minutes', () => {
    const fleet = new Fleet(2, 3);
    fleet.change(3);

    const warm = Array.from({ length: 6 }, () => {
      const now = fleet.warm;
      fleet.passMinute();
      return now;
    });

    expect(warm).toEqual([2, 2, 2, 2, 2, 3]);
  });

  test('writes one row a minute', () => {
    const run = runPolicy(scripted([0, 0, 2]), Float64Array.of(1, 0.5, 0.25), CONTRACT);

    expect(toCsv(run)).toBe('minute,demand,desired,serving\n0,1,2,2\n1,0.5,2,2\n2,0.25,2,2\n');
  });

  test('saturates target tracking for 12 minutes after a step, and the planner for the 5 in which nothing can help', () => {
    const saturated = saturatedMinutes(policiesFor(CONTRACT), CONTRACT);

    expect(saturated).toMatchObject({ 'planner-5': 5, 'planner-1': 5, tt70: 12, hpa70: 8 });
  });

  test('tells a noisy trace from a smooth one and from one of spikes', () => {
    const smooth = Float64Array.from(dailyLoad(2, 1, 0.01));
    const noisy = Float64Array.from(dailyLoad(2, 1, 0.3));
    const spiky = smooth.map((load, minute) => (minute === 1000 ? 100 : load));

    expect([smooth, noisy, spiky].map(traceClass)).toEqual(['volume', 'noise', 'stress']);
  });

  test('gives the same figures every time, and none better than the oracle of 85 %', () => {
    const trace = {
      start: 0,
      perMinute: Float64Array.from(dailyLoad(9, 1, 0.05)),
      unit: 'unitless',
      findings: [],
    } as const;

    const { rows } = benchTrace('daily', trace, CONTRACT, false);

    expect(benchTrace('daily', trace, CONTRACT, false).rows).toEqual(rows);
    expect(rows.find(({ policy }) => policy === 'oracle85')!.quality).toMatchObject({ hours: 1, above85: 0, lost: 0 });
    expect(rows.find(({ policy }) => policy === 'planner-1')!.quality.above85).toBeLessThanOrEqual(1.2);
  });
});
