import { readRecordArguments } from '../../lib/record/record-options';

const NOW = Date.UTC(2026, 0, 15) / 1000;
const given = { metric: 'Shop:Arrivals', statistic: 'Sum', period: '60', days: '14' };

describe('readRecordArguments', () => {
  test('asks for the last days by default', () => {
    expect(readRecordArguments(given, NOW)).toEqual({
      namespace: 'Shop',
      metricName: 'Arrivals',
      dimensions: [],
      statistic: 'Sum',
      period: 60,
      start: NOW - 14 * 86_400,
      end: NOW,
    });
  });

  test('asks for the time between start and end', () => {
    const between = { ...given, start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' };

    expect(readRecordArguments(between, NOW)).toMatchObject({ start: NOW - 14 * 86_400, end: NOW - 13 * 86_400 });
  });

  test('fails once with everything that is wrong', () => {
    const wrong = { ...given, statistic: 'p99', period: '45', days: '0', end: 'yesterday' };

    expect(() => readRecordArguments(wrong, NOW)).toThrow(
      'statistic must be one of Sum, Average, Maximum, Minimum, SampleCount, got p99; ' +
        'period must be a multiple of 60 seconds, got 45; ' +
        'days must be a number between 0 and 455, got 0; ' +
        'end must be a time such as 2026-01-31T00:00:00Z, got yesterday',
    );
  });

  test('fails when the start is not before the end', () => {
    expect(() => readRecordArguments({ ...given, start: '2026-02-01T00:00:00Z' }, NOW)).toThrow(
      'start must be before end',
    );
  });
});
