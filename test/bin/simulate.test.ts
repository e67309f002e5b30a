import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webService } from '../twin/template/fixtures';

/** The bundled command line, made by `npm run bundle`. */
const HEADROOM = join(__dirname, '..', '..', 'assets', 'headroom.cjs');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const simulate = (...parameters: readonly string[]) => headroom('simulate', ...parameters);

function headroom(...parameters: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [HEADROOM, ...parameters], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

let folder: string;
let template: string;
let trace: string;

/** Six hours in steps of five minutes: calm, a plateau of three times the load, calm. Requests per second. */
const csv = [
  'timestamp,value',
  ...Array.from({ length: 72 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 5, 0, 5 * index)).toISOString();
    return `${time},${index >= 24 && index < 48 ? 300 : 100}`;
  }),
].join('\n');

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-simulate-'));
  template = file('Web.template.json', JSON.stringify(webService));
  trace = file('load.csv', csv);
});

afterAll(() => rmSync(folder, { recursive: true }));

const load = () => ['--trace', trace, '--unit', 'requests-per-second', '--capacity-per-instance', '100'];

describe('headroom simulate', () => {
  test('prints a run with the oracle beside it, and what was not understood', async () => {
    const { code, stdout, stderr } = await simulate(template, ...load());

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Web, group Group, 6 hours from 2026-01-05T00:00:00Z, seed 1\n/);
    expect(stdout).toMatch(/instance-hours +\d+\.\d +\d+\.\d\n/);
    expect(stdout).toMatch(/About the load\n {2}Interpolated linearly/);
    expect(stdout).toContain('Resources.Controller: no effect: the capacity controller does not run yet');
  });

  test('prints the same for the same seed', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => simulate(template, ...load(), '--seed', '5')));

    expect(one).toEqual(other);
  });

  test('replays a synthetic load', async () => {
    const { code, stdout } = await simulate(template, '--load', 'daily:mean=4', '--days', '2');

    expect(code).toBe(0);
    expect(stdout).toContain('2 days from');
  });

  test('writes a row for each minute, and the run as JSON', async () => {
    const json = join(folder, 'run.json');
    const rows = join(folder, 'run.csv');

    const { code } = await simulate(template, ...load(), '--json', json, '--csv', rows);

    const lines = readFileSync(rows, 'utf8').trimEnd().split('\n');
    const run = JSON.parse(readFileSync(json, 'utf8'));
    expect(code).toBe(0);
    expect(lines).toHaveLength(1 + 360);
    expect(lines[1]).toMatch(/^2026-01-05T00:00:00Z,1,1,1,0,1,1,0,(100)?$/);
    expect(run).toMatchObject({ minutes: 360, start: '2026-01-05T00:00:00Z', summary: { peakCapacity: 5 } });
    expect(run.actions[0]).toMatchObject({ from: 1, to: 2, reason: 'CPU at 100, above 70 for 3 data points' });
  });

  test('ends with code 1 and says so when a --fail-if holds', async () => {
    const held = await simulate(
      template,
      ...load(),
      '--fail-if',
      'minutesAbove85 > 1%',
      '--fail-if',
      'peakCapacity > 99',
    );
    const notHeld = await simulate(template, ...load(), '--fail-if', 'minutesAbove85 > 90%');

    expect(held).toMatchObject({ code: 1, stdout: expect.stringMatching(/Failed\n {2}minutesAbove85 > 1%\n$/) });
    expect(notHeld).toMatchObject({ code: 0, stdout: expect.not.stringContaining('Failed') });
  });

  test('takes values for the template’s parameters', async () => {
    const { stdout } = await simulate(template, '--load', 'constant:value=8', '--parameter', 'Peak=3');

    expect(stdout).toMatch(/peak capacity +3 +3\n/);
  });

  test.each<readonly [string, () => readonly string[], RegExp]>([
    ['neither trace nor load', () => [template], /give either --trace or --load/],
    ['trace and load', () => [template, ...load(), '--load', 'daily:mean=1'], /give either --trace or --load/],
    ['no scale', () => [template, '--trace', trace], /a trace in unitless needs/],
    ['two scales', () => [template, ...load(), '--peak', '3'], /give either --capacity-per-instance or --peak/],
    ['a trace that is not there', () => [template, '--trace', 'no.csv', '--peak', '3'], /no\.csv: no such file/],
    ['an empty trace', () => [template, '--trace', file('empty.csv', ''), '--peak', '3'], /empty\.csv: /],
    ['an unknown group', () => [template, ...load(), '--group', 'Other'], /group must be one of Group, got Other/],
    ['an unknown measure', () => [template, ...load(), '--fail-if', 'speed > 1'], /fail-if must be like/],
    ['a parameter without a value', () => [template, ...load(), '--parameter', 'Peak'], /must be like Name=value/],
    ['a template that is not there', () => [join(folder, 'no.json'), ...load()], /no\.json: no such file/],
    ['a capacity of nothing', () => [template, '--trace', trace, '--capacity-per-instance', '0'], /greater than 0/],
    ['a load of an unknown kind', () => [template, '--load', 'tide'], /a synthetic load must be one of/],
  ])('fails with code 2 and one error for %s, and writes nothing', async (_name, parameters, message) => {
    const { code, stderr } = await simulate(...parameters(), '--json', join(folder, 'never.json'));

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder).filter((name) => /never|part$/.test(name))).toEqual([]);
  });

  test('fails with code 2 where it cannot write, and leaves nothing half written', async () => {
    const good = join(folder, 'good.json');

    const { code, stderr } = await simulate(
      template,
      ...load(),
      '--json',
      good,
      '--csv',
      join(folder, 'no', 'run.csv'),
    );

    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => /good|part$/.test(name))).toEqual([]);
  });

  test('shows how much rests on what AWS does not say', async () => {
    const { code, stdout } = await simulate(template, ...load(), '--sweep');

    expect(code).toBe(0);
    expect(stdout).toMatch(/as assumed +\d+(\.\d)? +\d+ +\d+ /);
    expect(stdout).toMatch(/metrics after 180 s +\d/);
    expect(stdout).toMatch(/range +[\d.]+ to [\d.]+ /);
  });

  test('writes a report with charts in one file', async () => {
    const { code, stdout } = await simulate(template, ...load(), '--html', join(folder, 'report.html'));

    expect(code).toBe(0);
    expect(stdout).toMatch(/Written\n {2}.*report\.html\n/);
    const html = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(html).toContain('<h2 id="run-0-title">Web, group Group</h2>');
    expect(html).toContain('times the clairvoyant');
  });
});

describe('headroom simulate in a pipeline', () => {
  test('writes what came of each condition, also when one holds', async () => {
    const path = join(folder, 'summary.md');
    const conditions = ['--fail-if', 'minutesAbove85 > 0%', '--fail-if', 'lostDemand > 99%'];

    const { code } = await simulate(template, ...load(), ...conditions, '--markdown', path);

    const markdown = readFileSync(path, 'utf8');
    expect(code).toBe(1);
    expect(markdown).toMatch(/^## Web, group Group, 6 hours from /);
    expect(markdown).toContain('- ❌ failed: `minutesAbove85 > 0%`\n- ✅ passed: `lostDemand > 99%`\n');
  });

  test('runs a hand-written template in YAML, with parameters and conditions, and lists what it does not model', async () => {
    const yaml = file('Hand.yaml', HAND_WRITTEN);

    const [small, large] = await Promise.all(
      ['small', 'large'].map((size) => simulate(yaml, ...load(), '--parameter', `Size=${size}`)),
    );

    expect([small?.stderr, large?.stderr]).toEqual(['', '']);
    expect(small?.stdout).toMatch(/peak capacity +2 /);
    expect(large?.stdout).toMatch(/peak capacity +[5-8] /);
    expect(large?.stdout).toMatch(/Resources\.Pool: .*warm pool/i);
  });
});

/** As an operator writes it: short forms, a parameter, a condition, and a warm pool. */
const HAND_WRITTEN = `
Parameters:
  Size: { Type: String, Default: small }
Conditions:
  IsLarge: !Equals [!Ref Size, large]
Resources:
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: !If [IsLarge, "8", "2"]
      AvailabilityZones: !GetAZs ""
  Cpu:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Group
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        PredefinedMetricSpecification: { PredefinedMetricType: ASGAverageCPUUtilization }
        TargetValue: 60
  Pool:
    Type: AWS::AutoScaling::WarmPool
    Properties: { AutoScalingGroupName: !Ref Group }
`;

describe('headroom compare', () => {
  test('puts templates side by side under the same load', async () => {
    const other = file('Other.template.json', JSON.stringify(webService));

    const { code, stdout } = await headroom('compare', template, other, ...load(), '--html', join(folder, 'both.html'));

    expect(code).toBe(0);
    expect(stdout).toMatch(/ Web +Other +oracle at 85 %\n/);
    expect(readFileSync(join(folder, 'both.html'), 'utf8')).toContain('<h2 id="run-1-title">Other, group Group</h2>');
  });

  test('fails for a template that is not there, and writes nothing', async () => {
    const html = join(folder, 'none.html');

    const { code, stderr } = await headroom('compare', template, 'missing.json', ...load(), '--html', html);

    expect({ code, stderr: stderr.trim() }).toEqual({
      code: 2,
      stderr: expect.stringContaining('missing.json: no such file'),
    });
    expect(existsSync(html)).toBe(false);
  });
});

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
