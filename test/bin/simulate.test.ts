import { readFileSync } from 'node:fs';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();

describe('headroom simulate', () => {
  test('prints a run with the oracle beside it, and what was done to the load', async () => {
    const { code, stdout, stderr } = await simulate(here.template, ...here.load);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Web, group Group, 6 hours from 2026-01-05T00:00:00Z, seed 1\n/);
    expect(stdout).toMatch(/instance-hours +\d+\.\d +\d+\.\d\n/);
    expect(stdout).toMatch(/About the load\n {2}Interpolated linearly/);
  });

  test('prints the same for the same seed', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => simulate(here.template, ...here.load, '--seed', '5')));

    expect(one).toEqual(other);
  });

  test('replays a synthetic load', async () => {
    const { code, stdout } = await simulate(here.template, '--load', 'daily:mean=4', '--days', '2');

    expect(code).toBe(0);
    expect(stdout).toContain('2 days from');
  });

  test('writes a row for each minute, and the run as JSON', async () => {
    const json = here.path('run.json');
    const rows = here.path('run.csv');

    const { code } = await simulate(here.template, ...here.load, '--json', json, '--csv', rows);

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
      here.template,
      ...here.load,
      '--fail-if',
      'minutesAbove85 > 1%',
      '--fail-if',
      'peakCapacity > 99',
    );
    const notHeld = await simulate(here.template, ...here.load, '--fail-if', 'minutesAbove85 > 90%');

    expect(held).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/Failed\n {2}minutesAbove85 > 1%, measured [\d.]+ %\n$/),
    });
    expect(notHeld).toMatchObject({ code: 0, stdout: expect.not.stringContaining('Failed') });
  });

  test('takes values for the template’s parameters', async () => {
    const { stdout } = await simulate(here.template, '--load', 'constant:value=8', '--parameter', 'Peak=3');

    expect(stdout).toMatch(/peak capacity +3 +3\n/);
  });

  test('shows how much rests on what AWS does not say', async () => {
    const { code, stdout } = await simulate(here.template, ...here.load, '--sweep');

    expect(code).toBe(0);
    expect(stdout).toMatch(/as assumed +\d+(\.\d)? +\d+ +\d+ /);
    expect(stdout).toMatch(/metrics after 180 s +\d/);
    expect(stdout).toMatch(/range +[\d.]+ to [\d.]+ /);
  });

  test('writes a report with charts in one file', async () => {
    const { code, stdout } = await simulate(here.template, ...here.load, '--html', here.path('report.html'));

    expect(code).toBe(0);
    expect(stdout).toMatch(/Written\n {2}.*report\.html\n/);
    const html = readFileSync(here.path('report.html'), 'utf8');
    expect(html).toContain('<h2 id="run-0-title">Web, group Group</h2>');
    expect(html).toContain('times the oracle’s');
    expect(html).toContain('Interpolated linearly to minutes');
  });

  test('runs a hand-written template in YAML, with parameters and conditions, and lists what it does not model', async () => {
    const yaml = here.file('Hand.yaml', HAND_WRITTEN);

    const [small, large] = await Promise.all(
      ['small', 'large'].map((size) => simulate(yaml, ...here.load, '--parameter', `Size=${size}`)),
    );

    expect([small?.stderr, large?.stderr]).toEqual(['', '']);
    expect(small?.stdout).toMatch(/peak capacity +2 /);
    expect(large?.stdout).toMatch(/peak capacity +[5-8] /);
    expect(large?.stdout).toMatch(
      /\nTo know about this run\n(.*\n)* {2}Resources\.Group.*: classic load balancers are not/,
    );
  });
});

/** As an operator writes it: short forms, a parameter, a condition, and a balancer of the old kind. */
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
      LoadBalancerNames: [old]
  Cpu:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Group
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        PredefinedMetricSpecification: { PredefinedMetricType: ASGAverageCPUUtilization }
        TargetValue: 60
`;
