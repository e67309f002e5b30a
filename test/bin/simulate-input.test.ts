import { readdirSync } from 'node:fs';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();

/** The arguments for a trace of some rows. */
function bad(rows: string, ...scale: readonly string[]): readonly string[] {
  return [here.template, '--trace', here.file('bad.csv', rows), ...(scale.length > 0 ? scale : ['--peak', '3'])];
}

describe('headroom simulate, given what it cannot use', () => {
  test.each<readonly [string, () => readonly string[], RegExp]>([
    ['neither trace nor load', () => [here.template], /give either --trace or --load/],
    ['trace and load', () => [here.template, ...here.load, '--load', 'daily:mean=1'], /give either --trace or --load/],
    [
      'no scale',
      () => [here.template, '--trace', here.trace],
      /a load in unitless needs --capacity-per-instance or --peak/,
    ],
    [
      'a generator in requests without a scale',
      () => [here.template, '--load', 'daily:mean=1', '--unit', 'requests-per-second'],
      /a load in requests-per-second needs --cap/,
    ],
    ['two scales', () => [here.template, ...here.load, '--peak', '3'], /give either --capacity-per-instance or --peak/],
    ['a trace that is not there', () => [here.template, '--trace', 'no.csv', '--peak', '3'], /no\.csv: no such file/],
    ['an empty trace', () => [here.template, '--trace', here.file('empty.csv', ''), '--peak', '3'], /empty\.csv: /],
    [
      'a folder as the trace',
      () => [here.template, '--trace', here.folder, '--peak', '3'],
      /: it is a folder, not a file$/m,
    ],
    ['a folder as the template', () => [here.folder, ...here.load], /is a folder; name a template in it/],
    ['a trace of one row', () => bad('2026-01-01,1'), /bad\.csv: a trace needs .* got one, on line 1$/m],
    ['a trace of a header alone', () => bad('timestamp,value'), /bad\.csv: a trace needs .* got none$/m],
    [
      'a value that is not a number',
      () => bad('2026-01-01,1\n2026-01-02,NaN'),
      /bad\.csv: line 2: value must be .* "NaN"$/m,
    ],
    ['a negative value', () => bad('2026-01-01,1\n2026-01-02,-1'), /bad\.csv: line 2: value must be .* "-1"$/m],
    ['rows out of order', () => bad('2026-01-02,1\n2026-01-01,1'), /bad\.csv: line 2: rows must be in order of time/],
    [
      'a huge value',
      () => bad('2026-01-01,1e300\n2026-01-02,1', '--capacity-per-instance', '1'),
      /a load must be at most 1000000000/,
    ],
    [
      'a value beyond numbers',
      () => bad('2026-01-01,1e999\n2026-01-02,1'),
      /bad\.csv: line 1: value must be .* finite/,
    ],
    ['a trace of zeros with a peak', () => bad('2026-01-01,0\n2026-01-02,0'), /a trace of zeros cannot be scaled/],
    ['a binary file', () => bad('\u0000\u0001\u0002'), /bad\.csv: line 1: a row must be timestamp,value/],
    [
      'a peak that is not a number',
      () => [here.template, '--trace', here.trace, '--peak', 'NaN'],
      /must be a number greater than 0/,
    ],
    ['no days', () => [here.template, '--load', 'daily:mean=1', '--days', '0'], /a whole number from 1 to 36525/],
    [
      'a thousand years',
      () => [here.template, '--load', 'daily:mean=1', '--days', '365000'],
      /a whole number from 1 to 36525/,
    ],
    ['a seed below 0', () => [here.template, ...here.load, '--seed', '-1'], /must be a whole number of at least 0/],
    [
      'an unknown group',
      () => [here.template, ...here.load, '--group', 'Other'],
      /group must be one of Group, got Other/,
    ],
    ['an unknown measure', () => [here.template, ...here.load, '--fail-if', 'speed > 1'], /fail-if must be like/],
    [
      'a parameter without a value',
      () => [here.template, ...here.load, '--parameter', 'Peak'],
      /must be like Name=value/,
    ],
    [
      'a parameter that the template does not have',
      () => [here.template, ...here.load, '--parameter', 'Nope=1'],
      /--parameter must name one of the template’s parameters: Peak, Stage, Image; got Nope/,
    ],
    [
      'parameters of the wrong type',
      () => [here.template, ...here.load, '--parameter', 'Peak=many'],
      /Web\.template\.json: parameter Peak must be a number, got many\n$/,
    ],
    [
      'a hook that the template does not have',
      () => [here.template, ...here.load, '--hook', 'Nope=60'],
      /--hook must name one of the template’s lifecycle hooks, of which there are none; got Nope/,
    ],
    ['a template that is not there', () => [here.path('no.json'), ...here.load], /no\.json: no such file/],
    [
      'a capacity of nothing',
      () => [here.template, '--trace', here.trace, '--capacity-per-instance', '0'],
      /greater than 0/,
    ],
    ['a load of an unknown kind', () => [here.template, '--load', 'tide'], /a synthetic load must be one of/],
  ])('fails with code 2 and one line for %s, and writes nothing', async (_name, parameters, message) => {
    const { code, stdout, stderr } = await simulate(...parameters(), '--json', here.path('never.json'));

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().replace(/\n\(headroom --help .*\)$/, '')).not.toContain('\n');
    expect(readdirSync(here.folder).filter((name) => /never|part$/.test(name))).toEqual([]);
  });

  test('fails with code 2 and says which units there are for another', async () => {
    const { code, stderr } = await simulate(here.template, '--trace', here.trace, '--unit', 'requests', '--peak', '3');

    expect(code).toBe(2);
    expect(stderr).toContain("argument 'requests' is invalid. Allowed choices are requests-per-second, ");
  });
});
