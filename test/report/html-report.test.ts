import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartData } from '../../lib/report/chart-data';
import { htmlReport } from '../../lib/report/html-report';
import type { ReportRun } from '../../lib/report/report-data';
import { ROOT } from '../support/source-graph';

const START = Date.UTC(2026, 0, 1) / 1000;

const minutes = (count: number, value: (minute: number) => number) => Array.from({ length: count }, (_, m) => value(m));

/** A day of a wave of load, served by as many instances as it needs. */
function newRun(count = 1440, title = 'Web'): ReportRun {
  const demand = minutes(count, (minute) => 5 + 4 * Math.sin(minute / 200));
  const serving = demand.map((load) => Math.ceil(load / 0.7));
  return {
    title,
    start: START,
    columns: {
      demand,
      desired: serving,
      serving,
      utilisation: demand.map((load, minute) => (100 * load) / serving[minute]!),
      oracle: demand.map((load) => Math.ceil(load / 0.85)),
    },
    figures: [{ label: 'Instance-hours', value: '198.4', note: '1.21 times the clairvoyant' }],
    actions: [{ at: START + 300, from: 7, to: 8, policy: 'Cpu', reason: 'CPU 82 % > 70 % for 3 minutes' }],
    alarms: [
      {
        name: 'AlarmHigh',
        states: [
          { at: START, state: 'INSUFFICIENT_DATA' },
          { at: START + 3600, state: 'OK' },
          { at: START + 7200, state: 'ALARM' },
        ],
      },
    ],
    costs: [{ name: 'm7g.medium', quantity: 198.4, unit: 'h', price: 0.0408, amount: 8.09, asOf: '2026-07-20' }],
    findings: ['Resources.Pool: warm pools are not modelled'],
  };
}

const assets = () => ({
  script: readFileSync(join(ROOT, 'assets', 'report.js'), 'utf8'),
  style: readFileSync(join(ROOT, 'assets', 'report-style.css'), 'utf8'),
});

const reportOf = (...runs: ReportRun[]) =>
  htmlReport({ title: 'Headroom report', subtitle: 'Web.template.json', runs }, assets());

describe('chartData', () => {
  test('shows every minute of a short run', () => {
    const { times, minutesPerPoint, demand } = chartData(newRun(1440));

    expect({ minutesPerPoint, points: demand.length }).toEqual({ minutesPerPoint: 1, points: 1440 });
    expect(times.slice(0, 2)).toEqual([START, START + 60]);
  });

  test('shows the worst minute of each point of a long run', () => {
    const run = newRun(10_000);
    const demand = minutes(10_000, (minute) => (minute === 4_001 ? 99 : 1));
    const serving = minutes(10_000, (minute) => (minute === 4_001 ? 2 : 50));

    const { minutesPerPoint, ...data } = chartData({ ...run, columns: { ...run.columns, demand, serving } });

    expect(minutesPerPoint).toBe(3);
    expect(Math.max(...data.demand)).toBe(99);
    expect(Math.min(...data.serving)).toBe(2);
  });
});

describe('htmlReport', () => {
  test('holds everything inside itself', () => {
    const html = reportOf(newRun());

    expect(html).not.toMatch(/(src|href)="(?!data:)[^"]+"/);
    expect(html).not.toMatch(/@import|url\(/);
  });

  test('tells figures, actions with their reasons, cost with its date, and what was not understood', () => {
    const html = reportOf(newRun());

    for (const text of [
      '1.21 times the clairvoyant',
      'CPU 82 % > 70 % for 3 minutes',
      '2026-07-20',
      'warm pools are not',
    ]) {
      expect({ text, isThere: html.includes(text) }).toEqual({ text, isThere: true });
    }
  });

  test('shows text of a template as text', () => {
    const html = reportOf({ ...newRun(), title: '</script><script>alert(1)</script>' });

    expect(html).not.toContain('<script>alert');
  });
});

/** Debian, Ubuntu and macOS call it differently. */
const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (BROWSER === undefined) {
  console.warn('NOT TESTED, because there is no Chromium: the report in a browser');
}

(BROWSER === undefined ? describe.skip : describe)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-report-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('draws two charts for each run, with nothing on the console', () => {
    const file = join(folder, 'report.html');
    writeFileSync(file, reportOf(newRun(), newRun(1440, 'Other')));

    const { stdout: dom, stderr: log } = spawnSync(
      BROWSER!,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', `--user-data-dir=${join(folder, 'profile')}`],
        ...['--enable-logging=stderr', '--virtual-time-budget=2000', '--dump-dom', `file://${file}`],
      ],
      { encoding: 'utf8' },
    );

    expect(log.split('\n').filter((line) => line.includes('CONSOLE'))).toEqual([]);
    expect(dom.match(/<canvas/g)).toHaveLength(4);
    expect(dom).toContain('Clairvoyant');
  }, 60_000);
});
