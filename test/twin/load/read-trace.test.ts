import { readTrace } from '../../../lib/twin/load/read-trace';

const START = Date.UTC(2026, 0, 1) / 1000;

/** Rows `2026-01-01T<time>Z,<value>` with a header. */
function csv(...rows: readonly string[]): string {
  return ['timestamp,value', ...rows.map((row) => `2026-01-01T${row.replace(',', 'Z,')}`), ''].join('\n');
}

describe('readTrace', () => {
  test('takes rows of a minute as they are', () => {
    const trace = readTrace(csv('00:00:00,1', '00:01:00,2', '00:02:00,4'), { unit: 'requests-per-second' });

    expect(trace).toEqual({
      start: START,
      perMinute: Float64Array.of(1, 2, 4),
      unit: 'requests-per-second',
      findings: [],
    });
  });

  test('interpolates rows further apart, and holds the last for its interval', () => {
    const { perMinute, findings } = readTrace(csv('00:00:00,10', '00:05:00,20', '00:10:00,20'));

    expect([...perMinute]).toEqual([10, 12, 14, 16, 18, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20]);
    expect(findings).toEqual(['Interpolated linearly to minutes, from a median interval of 5 min.']);
  });

  test('averages rows closer together', () => {
    const { perMinute, findings } = readTrace(csv('00:00:00,1', '00:00:20,2', '00:00:40,6', '00:01:00,5'));

    expect([...perMinute]).toEqual([3, 5]);
    expect(findings).toEqual(['Averaged to minutes, from a median interval of 20 s.']);
  });

  test('starts at the minute that holds the first row', () => {
    const { start, perMinute } = readTrace(csv('00:00:30,1', '00:01:30,2'));

    expect(start).toBe(START);
    expect([...perMinute]).toEqual([1, 2]);
  });

  test('fills a gap with a line, and tells where it is', () => {
    const { perMinute, findings } = readTrace(
      csv('00:00:00,1', '00:01:00,1', '00:02:00,1', '00:06:00,5', '00:07:00,5'),
    );

    expect([...perMinute]).toEqual([1, 1, 1, 2, 3, 4, 5, 5]);
    expect(findings).toEqual([
      'Filled 1 gap of more than 3 min by linear interpolation, 4 min in all: 4 min from 2026-01-01T00:02:00Z (line 5).',
    ]);
  });

  test('names the first gaps only, and counts the others', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((minute) => `00:${String(minute).padStart(2, '0')}:00,1`);
    const later = ['01:00:00,1', '02:00:00,1', '03:00:00,1', '04:00:00,1', '05:00:00,1'];

    const { findings } = readTrace(csv(...rows, ...later));

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^Filled 5 gaps of .* 4\.8 h in all: 50 min from .* \(line 13\), .*, .*, 2 more\.$/);
  });

  test('takes another limit for gaps', () => {
    const text = csv('00:00:00,1', '00:05:00,1', '00:12:00,1');

    expect(readTrace(text).findings.join()).not.toContain('gap');
    expect(readTrace(text, { gapLimitMinutes: 6 }).findings.join()).toContain('Filled 1 gap of more than 6 min');
  });

  test('takes rows more than a day apart for a gap, however few there are, and holds the last for a day', () => {
    const { perMinute, findings } = readTrace('2016-01-01T00:00:00Z,1\n2026-01-01T00:00:00Z,1');

    expect(perMinute).toHaveLength((3653 + 1) * 1440);
    expect(findings.join()).toContain('Filled 1 gap of more than 1 d by linear interpolation, 3653 d in all');
  });

  test('averages rows with the same timestamp', () => {
    const { perMinute, findings } = readTrace(csv('00:00:00,1', '00:00:00,2', '00:00:00,6', '00:01:00,5'));

    expect([...perMinute]).toEqual([3, 5]);
    expect(findings).toEqual(['Averaged 2 rows into the row above of the same timestamp, the first on line 3.']);
  });

  test('leaves out rows without a value', () => {
    const { perMinute, findings } = readTrace(csv('00:00:00,1', '00:01:00,', '00:02:00,3'));

    expect([...perMinute]).toEqual([1, 2, 3, 3]);
    expect(findings[0]).toBe('Left out 1 row without a value, the first on line 3.');
  });

  test.each([
    ['no header', '1767225600,1\n1767225660,2'],
    ['milliseconds', 'timestamp,value\n1767225600000,1\n1767225660000,2'],
    ['local time with its zone', 'timestamp,value\n2026-01-01T01:00:00+01:00,1\n2026-01-01T01:01:00+0100,2'],
    ['time without a zone, a space, no seconds', 'timestamp,value\n2026-01-01 00:00,1\n2026-01-01 00:01,2'],
    ['Windows line ends and a byte order mark', '\uFEFFtimestamp,value\r\n2026-01-01,1\r\n2026-01-01T00:01Z,2\r\n'],
    ['quotes and blanks', '"timestamp","value"\n"2026-01-01","1"\n\n 2026-01-01T00:01:00Z , 2 \n'],
    ['semicolons', 'timestamp;value\n2026-01-01;1\n2026-01-01T00:01:00Z;2'],
    ['a scientific notation', 'timestamp,value\n2026-01-01,1e+0\n2026-01-01T00:01:00Z,.2e1'],
    ['columns in another order', 'value,timestamp\n1,2026-01-01\n2,2026-01-01T00:01:00Z'],
  ])('reads %s', (_, text) => {
    expect(readTrace(text)).toEqual({
      start: START,
      perMinute: Float64Array.of(1, 2),
      unit: 'unitless',
      findings: [],
    });
  });

  test('ignores more columns, and says so', () => {
    const text = 'timestamp,value,host\n2026-01-01,1,a\n2026-01-01T00:01:00Z,2,b';

    expect(readTrace(text).findings).toEqual(['Ignored 1 more column: "host".']);
  });

  test('takes the first two columns of any other name, and says so', () => {
    const text = 'date,requests\n2026-01-01,1\n2026-01-01T00:01:00Z,2';

    expect(readTrace(text).findings).toEqual([
      'Took column "date" as the timestamp and column "requests" as the value.',
    ]);
  });

  test.each([
    ['an empty text', '', /^a trace needs rows of timestamp,value with at least two different timestamps, got none$/],
    ['a header alone', 'timestamp,value\n', /got none$/],
    ['a single row', csv('00:00:00,1'), /got one, on line 2$/],
    ['a single timestamp', csv('00:00:00,1', '00:00:00,2'), /got one, on line 2$/],
    ['a single column', '5\n6\n', /^line 1: a row must be timestamp,value, got "5"$/],
    ['NaN', csv('00:00:00,1', '00:01:00,NaN'), /^line 3: value must be a number, finite and not negative, got "NaN"$/],
    ['an infinite value', csv('00:00:00,1', '00:01:00,Infinity'), /^line 3: value .* got "Infinity"$/],
    ['a word', csv('00:00:00,1', '00:01:00,many'), /^line 3: value .* got "many"$/],
    ['a negative value', csv('00:00:00,1', '', '00:01:00,-4').replace('2026-01-01T\n', '\n'), /^line 4: .* got "-4"$/],
    [
      'rows out of order',
      csv('00:01:00,1', '00:00:00,1'),
      /^line 3: rows must be in order of time, got 2026-01-01T00:00:00Z after a later timestamp$/,
    ],
    [
      'a day that does not exist',
      '2026-02-30,1\n2026-03-01,1',
      /^line 1: timestamp must be ISO 8601 .* got "2026-02-30"$/,
    ],
    ['an hour that does not exist', '2026-01-01T25:00Z,1', /^line 1: timestamp .* got "2026-01-01T25:00Z"$/],
    ['a missing timestamp', 'timestamp,value\n,1', /^line 2: timestamp .* got ""$/],
    ['microseconds', '1767225600000000,1', /^line 1: timestamp .* got "1767225600000000"$/],
    [
      'a quote that is never closed',
      `2026-01-01,"1\n${'2026-01-02,1\n'.repeat(99)}`,
      /^line 1: value .{1,150}\.\.\."$/,
    ],
    ['another text', '{"load": [1, 2]}\n', /^line \d: /],
    [
      'units of time that were mixed',
      '0,1\n9999999999,2',
      /^a trace must span at most 100 years, got 317 between line 1 and line 2$/,
    ],
  ])('fails on %s', (_, text, message) => {
    expect(() => readTrace(text)).toThrow(RangeError);
    expect(() => readTrace(text)).toThrow(message);
  });

  test.each([0, -1, Number.NaN])('fails on a gap limit of %p', (gapLimitMinutes) => {
    expect(() => readTrace(csv('00:00:00,1', '00:01:00,1'), { gapLimitMinutes })).toThrow(
      `gapLimitMinutes must be a positive number, got ${gapLimitMinutes}`,
    );
  });

  test('names the right line of a long file, whatever its line ends', () => {
    const rows = Array.from({ length: 200_000 }, (_, minute) => `${START + minute * 60},1`);

    expect(() => readTrace([...rows, 'x,1'].join('\r\n'))).toThrow(/^line 200001: /);
    expect(() => readTrace([...rows, 'x,1'].join('\n'))).toThrow(/^line 200001: /);
  });

  test('tells how much of a long file is read', () => {
    const rows = Array.from({ length: 100_000 }, (_, minute) => `${START + minute * 60},1`);
    const shares: number[] = [];

    readTrace(rows.join('\n'), { progress: (share) => shares.push(share) });

    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  test('reads ten years', () => {
    const hours = 87_660;
    const rows = Array.from({ length: hours }, (_, hour) => `${START + hour * 3600},${hour % 24}`);

    const { perMinute } = readTrace(rows.join('\n'));

    expect(perMinute).toHaveLength(hours * 60);
    expect(perMinute[90]).toBe(1.5);
  });
});
