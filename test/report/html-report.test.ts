import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartData, stretchLength } from '../../lib/report/chart-data';
import { htmlReport } from '../../lib/report/html-report';
import type { ReportRun } from '../../lib/report/report-data';
import { describeWithChromium, visit } from '../support/chromium';
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
    figures: [{ label: 'Instance-hours', value: '198.4', note: '1.21 times the oracle’s' }],
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
    rows: [
      { label: 'Elasticity', cells: [] },
      { label: 'instability', cells: ['12.00 %', '3.00 %'] },
    ],
    cost: {
      total: 8.09,
      complete: true,
      parts: [
        {
          name: 'm7g.medium',
          quantity: 198.4,
          unit: 'hour',
          price: 0.0408,
          amount: 8.09,
          asOf: '2026-07-20',
          source: 'AWS Price List API',
        },
      ],
      findings: ['Not priced: taxes.'],
    },
    findings: ['Resources.Pool: warm pools are not modelled'],
  };
}

const assets = () => ({
  script: readFileSync(join(ROOT, 'assets', 'report.js'), 'utf8'),
  style: readFileSync(join(ROOT, 'assets', 'report-style.css'), 'utf8'),
});

const reportOf = (...runs: ReportRun[]) =>
  htmlReport(
    { title: 'Headroom report', subtitle: 'Web.template.json', notes: ['Interpolated linearly to minutes.'], runs },
    assets(),
  );

describe('chartData', () => {
  test('shows every minute of a short run', () => {
    const { times, demand } = chartData(newRun(1440));

    expect({ length: stretchLength(1440), points: demand.length }).toEqual({ length: 1, points: 1440 });
    expect(times.slice(0, 2)).toEqual([START, START + 60]);
  });

  test('shows the extremes of each stretch of a long run, each as the minute was', () => {
    const run = newRun(10_000);
    const demand = minutes(10_000, (minute) => (minute === 4_001 ? 99 : 10));
    const serving = minutes(10_000, (minute) => (minute === 8_001 ? 2 : 50));
    const utilisation = demand.map((load, minute) => (100 * load) / serving[minute]!);

    const data = chartData({ ...run, columns: { ...run.columns, demand, serving, utilisation } });

    const at = (minute: number) => data.times.indexOf(START + 60 * minute);
    expect([data.demand[at(4_001)], data.serving[at(4_001)]]).toEqual([99, 50]);
    expect([data.demand[at(8_001)], data.serving[at(8_001)], data.utilisation[at(8_001)]]).toEqual([10, 2, 500]);
    expect(data.times.length).toBeLessThanOrEqual(4_000);
    expect(data.times).toEqual([...new Set(data.times)].sort((one, other) => one - other));
  });

  test('stays small for a long run', () => {
    expect(chartData(newRun(999_999)).times.length).toBeLessThanOrEqual(4_000);
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
      '1.21 times the oracle’s',
      'instability',
      'Interpolated linearly',
      'Not priced: taxes.',
      'AWS Price List API',
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

/** Writes on each canvas the names of the colours that it shows, and what the arrow keys read. */
const PROBE = `<script>
  setTimeout(() => {
    const style = getComputedStyle(document.documentElement);
    const names = ['demand', 'serving', 'desired', 'utilisation', 'limit'];
    for (const canvas of document.querySelectorAll('canvas')) {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const counts = {};
      for (let at = 0; at < data.length; at += 4) {
        const hex = '#' + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, '0')).join('');
        counts[hex] = (counts[hex] ?? 0) + 1;
      }
      const shown = names.filter((name) => counts[style.getPropertyValue('--' + name).trim()] > 20);
      canvas.setAttribute('data-shown', shown.join(' '));
    }
    document.querySelector('.chart').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
  }, 500);
</script></body>`;

const shownIn = (dom: string) => [...dom.matchAll(/data-shown="([^"]*)"/g)].map(([, names]) => names);

describeWithChromium('the report in a browser', () => {
  test.each(['light', 'dark'] as const)(
    'draws two charts for each run in %s colours, with nothing on the console and no request to anybody',
    (colours) => {
      const html = reportOf(newRun(), newRun(1440, 'Other'));

      const { dom, console, requests } = visit(html.replace('</body>', PROBE), colours);

      expect({ console, requests }).toEqual({ console: [], requests: [] });
      const charts = ['demand serving', 'utilisation limit'];
      expect(shownIn(dom)).toEqual([...charts, ...charts].map((names) => expect.stringContaining(names)));
    },
    60_000,
  );

  test('reads a chart to who uses the arrow keys', () => {
    const { dom } = visit(reportOf(newRun()).replace('</body>', PROBE));

    expect(dom).toMatch(/2026-01-01 00:01: Oracle \d+, Desired \d+, Serving \d+, Load [\d.]+</);
  }, 60_000);

  test('would notice a request', () => {
    const asking =
      '<img src="http://tracker.invalid/1.png"><link rel="dns-prefetch" href="https://host.invalid"></body>';

    const { requests } = visit(reportOf(newRun()).replace('</body>', asking));

    expect(requests).toEqual(
      expect.arrayContaining([expect.stringContaining('tracker.invalid'), expect.stringContaining('host.invalid')]),
    );
  }, 60_000);
});
