import { formatSummaries, formatSummary } from '../../../../lib/twin/simulate/report/format-summary';
import { cost, summary } from './support';

describe('formatSummary', () => {
  test('puts the oracle beside the template, in groups', () => {
    expect(`\n${formatSummary(summary, cost).join('\n')}\n`).toBe(`
                                  this template      oracle at 85 %
Cost
  instance-hours                          120.0               100.0
  times the oracle’s                       1.20                1.00
  at list prices                         $14.94
Service
  minutes above 85 %                15 (1.50 %)          0 (0.00 %)
  minutes above 100 %                0 (0.00 %)
  lost demand                            0.50 %
Largest step above 85 %
  rise in instances                        +2.3
  at (UTC)                     2026-01-05 00:00
  minutes to recover                          9                   0
Elasticity
  under-provisioned, time                2.00 %              0.00 %
  under-provisioned, by                  1.00 %              0.00 %
  over-provisioned, time                70.00 %             10.00 %
  over-provisioned, by                  30.00 %              5.00 %
  instability                           20.00 %             15.00 %
Capacity
  peak capacity                               9                   8
  scale-outs                                  6
  scale-ins                                   4
  launches                                    6
`);
  });

  test('gives each of several templates its own oracle', () => {
    const larger = { ...summary, oracle: { ...summary.oracle, instanceHours: 60, minutesBeyondMaximum: 10 } };

    const text = formatSummaries([
      { title: 'Web', summary, cost },
      { title: 'Other', summary: larger, cost },
    ]).join('\n');

    expect(text).toMatch(/ Web +Other\n/);
    expect(text).toMatch(
      /instance-hours +120\.0 +120\.0\n +the oracle’s +100\.0 +60\.0\n +times the oracle’s +1\.20 +2\.00\n/,
    );
    expect(text).toMatch(/minutes above 85 % .*\n +the oracle’s +0 \(0\.00 %\) +10 \(1\.00 %\)\n/);
  });

  test.each([
    [{ total: 1.54, complete: true }, '$1.54'],
    [{ total: 1.54, complete: false }, 'from $1.54'],
    [{ total: 0, complete: false }, 'unknown'],
    [{ total: 0, complete: true }, '$0.00'],
  ])('shows a cost of %p as %s', (total, text) => {
    const [line] = formatSummary(summary, total).filter((row) => row.includes('at list prices'));

    expect(line?.replace('at list prices', '').trim()).toBe(text);
  });

  test('tells what all groups of a template cost together', () => {
    const column = { summary, cost, costOfAll: { total: 20, complete: true } };

    const lines = formatSummaries([
      { title: 'Old', ...column },
      { title: 'New', ...column },
    ]);

    expect(lines.join('\n')).toMatch(/all groups together +\$20\.00 +\$20\.00\n/);
  });

  test('says that there was no step that mattered', () => {
    const lines = formatSummary({ ...summary, largestStep: undefined }, cost);

    expect(lines.find((line) => line.includes('rise'))).toMatch(/ none$/);
    expect(lines.join()).not.toContain('recover');
  });

  test('says when the group did not recover', () => {
    const largestStep = { ...summary.largestStep!, minutesToRecover: undefined };

    expect(formatSummary({ ...summary, largestStep }, cost).join('\n')).toMatch(/recover +not within the run +0\n/);
  });

  test('never shows as 0 what is there', () => {
    const lines = formatSummary({ ...summary, minutes: 5_000_000, minutesAbove85: 1 }, cost);

    expect(lines.join('\n')).toMatch(/above 85 % +1 \(< 0.01 %\)/);
  });

  test('keeps a title of any kind in its column', () => {
    const column = { summary, cost };

    const [titles] = formatSummaries([
      { title: 'a\nstack\u001b[2J', ...column },
      { title: 'a stack whose name is too long', ...column },
    ]);

    expect(titles).toMatch(/ a stack \[2J +a stack whose name$/);
  });
});
