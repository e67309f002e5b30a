import { headroom } from './support/command-line';

describe('headroom record', () => {
  test.each([
    [
      ['--metric', 'bad', '--out', 'x.csv'],
      'metric must have the form Namespace:MetricName{Dimension=Value,...}, got bad',
    ],
    [['--metric', 'A:B', '--out', 'x.csv', '--period', '7'], 'period must be a multiple of 60 seconds, got 7'],
    [['--metric', 'A:B'], "required option '--out <file>' not specified"],
  ])('fails for %j with one clear line', async (parameters, message) => {
    const { code, stderr } = await headroom('record', ...parameters);

    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});
