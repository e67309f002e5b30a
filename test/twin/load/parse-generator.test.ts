import { parseGenerator } from '../../../lib/twin/load/generators';
import { generatorGrammar } from '../../../lib/twin/load/parse-generator';

describe('parseGenerator', () => {
  test.each([
    ['constant', { kind: 'constant' }],
    ['daily:mean=10,amplitude=0.6,noise=0.1', { kind: 'daily', mean: 10, amplitude: 0.6, noise: 0.1 }],
    [' flash-crowd : peak = 1e+3 , at = 5 ', { kind: 'flash-crowd', peak: 1000, at: 5 }],
    ['constant:value=1+ramp', { kind: 'sum', of: [{ kind: 'constant', value: 1 }, { kind: 'ramp' }] }],
    [
      'daily * weekly:mean=1 + noise',
      {
        kind: 'sum',
        of: [{ kind: 'product', of: [{ kind: 'daily' }, { kind: 'weekly', mean: 1 }] }, { kind: 'noise' }],
      },
    ],
  ])('reads "%s"', (text, spec) => {
    expect(parseGenerator(text)).toEqual(spec);
  });

  test('tells the whole grammar', () => {
    expect(generatorGrammar).toMatchInlineSnapshot(
      `"constant:value | step:from,to,at | ramp:from,to,at,over | daily:mean,amplitude,peakHour | weekly:mean,amplitude,peakDay | flash-crowd:base,peak,at,rise,decay | noise:sigma, each also with noise, as name=number, joined by * or +"`,
    );
  });

  test.each([
    ['', `a synthetic load must be one of ${generatorGrammar}; got ""`],
    ['dayly:mean=3', `a synthetic load must be one of ${generatorGrammar}; got "dayly:mean=3"`],
    ['constant + ', `a synthetic load must be one of ${generatorGrammar}; got ""`],
    ['constructor', `a synthetic load must be one of ${generatorGrammar}; got "constructor"`],
    ['daily:mean:3', `a synthetic load must be one of ${generatorGrammar}; got "daily:mean:3"`],
    ['daily:mean', 'daily: a parameter must be name=number, got "mean"'],
    ['daily:mean=', 'daily: a parameter must be name=number, got "mean="'],
    ['daily:mean=ten', 'daily: a parameter must be name=number, got "mean=ten"'],
    ['daily:mean=1,', 'daily: a parameter must be name=number, got ""'],
    ['daily:men=1', 'daily takes mean, amplitude, peakHour, noise, got "men"'],
    ['daily:amplitude=-1', 'daily: amplitude must be a number from 0 to 1, got -1'],
  ])('fails on "%s"', (text, message) => {
    expect(() => parseGenerator(text)).toThrow(new RangeError(message));
  });
});
