import { generateTrace, parseGenerator } from '../../../lib/twin/load/generators';
import { summarize } from '../../../lib/twin/simulate/report/summarize';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { trackedStack } from './support';

/** One generated day. When this changes, every run of every user changes: say so in the changelog. */
describe('a frozen day', () => {
  const { perMinute: demand, start } = generateTrace({
    ...parseGenerator('daily:mean=4,amplitude=0.6,noise=0.1'),
    minutes: 1440,
    seed: 7,
  });

  test.each([
    [
      'detailed',
      {
        minutes: 1440,
        instanceHours: 159.7075,
        billed: 574_947,
        minutesAbove85: 8,
        minutesAbove100: 4,
        lostHours: 0.06382084569254454,
        scaleOuts: 10,
        scaleIns: 8,
        peakCapacity: 10,
        launches: 11,
        firstActions: ['181: 1 to 2', '421: 2 to 3', '15061: 3 to 4', '21421: 4 to 5'],
      },
    ],
    [
      'basic',
      {
        minutes: 1440,
        instanceHours: 156.55916666666667,
        billed: 563_613,
        minutesAbove85: 16,
        minutesAbove100: 11,
        lostHours: 0.15236982995573473,
        scaleOuts: 12,
        scaleIns: 9,
        peakCapacity: 10,
        launches: 12,
        firstActions: ['541: 1 to 2', '901: 2 to 3', '15241: 3 to 4', '21541: 4 to 5'],
      },
    ],
  ])('with %s monitoring', (monitoring, expected) => {
    const run = simulate({ stack: trackedStack({ detailed: monitoring === 'detailed' }), demand, start, seed: 7 });

    const {
      oracle: _oracle,
      demandHours: _demand,
      elasticity: _elasticity,
      largestStep: _step,
      ...summary
    } = summarize(run);
    expect({
      ...summary,
      billed: run.totals.instanceSecondsBilled,
      firstActions: run.actions.slice(0, 4).map(({ at, from, to }) => `${at - start}: ${from} to ${to}`),
    }).toEqual(expected);
  });
});
