import { summarize } from '../../../lib/twin/simulate/report/summarize';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { alternatives, sweep } from '../../../lib/twin/simulate/sweep';
import { readStack } from '../../../lib/twin/template/read-stack';
import { webService } from '../template/fixtures';

const stack = readStack(webService);
/** Calm, three times the load, calm. */
const demand = Float64Array.from({ length: 360 }, (_, minute) => (minute >= 120 && minute < 240 ? 5.4 : 1.8));

describe('sweep', () => {
  const results = sweep({ stack, demand, start: 0 });

  test('begins with the run as it is, and has one for each alternative', () => {
    expect(results[0]).toEqual({ label: 'as assumed', summary: summarize(simulate({ stack, demand, start: 0 })) });
    expect(results.slice(1).map(({ label }) => label)).toEqual(alternatives.map(({ label }) => label));
  });

  test('loses more demand when metrics come later', () => {
    const lost = (label: string) => results.find((result) => result.label === label)?.summary.lostHours ?? Number.NaN;

    expect(lost('metrics after 180 s')).toBeGreaterThan(lost('metrics at once'));
  });
});
