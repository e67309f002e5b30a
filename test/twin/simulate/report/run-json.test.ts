import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runJson, runsJson } from '../../../../lib/twin/simulate/report/run-json';
import { summarize } from '../../../../lib/twin/simulate/report/summarize';
import { ROOT } from '../../../support/source-graph';
import { cost, steppedRun, summary } from './support';

const run = steppedRun();
const reported = {
  stack: 'Web',
  run,
  summary,
  cost,
  load: { unit: 'requests-per-second', findings: ['Averaged to minutes.'] },
  verdicts: [{ condition: 'peakCapacity > 5', failed: true, measured: 9 }],
} as const;

describe('runJson', () => {
  const content = JSON.parse(runJson(reported));

  // docs/twin.md, section "JSON": a field that goes or changes its meaning raises `format`.
  test('has the fields that are documented', () => {
    expect(Object.keys(content)).toEqual([
      'format',
      'stack',
      'group',
      'start',
      'minutes',
      'seed',
      'parameters',
      'range',
      'conditions',
      'summary',
      'cost',
      'load',
      'totals',
      'actions',
      'alarmChanges',
      'findings',
    ]);
    expect(content.format).toBe(1);
  });

  test('names every field in its documentation', () => {
    const section = readFileSync(join(ROOT, 'docs', 'twin.md'), 'utf8')
      .split('\n### JSON\n')[1]!
      .split('\n## ')[0]!;
    const { summary: sum, cost: costs, actions, alarmChanges, conditions, load, range } = content;
    const documented = [content, sum, sum.elasticity, sum.largestStep, sum.oracle, costs, costs.parts[0], actions[0]];

    const fields = [...documented, alarmChanges[0], conditions[0], load, range].flatMap(Object.keys);

    expect(fields.filter((field) => !new RegExp(`[\`.]${field}\``).test(section))).toEqual([]);
  });

  test('tells what the run was made from', () => {
    expect(content).toMatchObject({
      stack: 'Web',
      start: '1970-01-01T00:00:00Z',
      minutes: 240,
      seed: 1,
      parameters: { ingestDelay: 60 },
      range: { min: 1, max: 10 },
      load: { unit: 'requests-per-second', findings: ['Averaged to minutes.'] },
      conditions: [{ condition: 'peakCapacity > 5', failed: true, measured: 9 }],
    });
  });

  test('tells each part of the cost with the day and the source of its price', () => {
    expect(content.cost).toEqual({
      currency: 'USD',
      total: 14.94,
      complete: true,
      parts: [
        {
          name: 'instances m7g.medium',
          quantity: 366,
          unit: 'hour',
          price: 0.0408,
          amount: 14.94,
          asOf: '2026-07-20',
          source: 'AWS Price List API',
        },
      ],
      findings: ['Not priced: taxes.'],
    });
  });

  test('has times as ISO 8601', () => {
    expect(content.summary.largestStep.at).toBe('2026-01-05T00:00:00Z');
    for (const { at } of [...content.actions, ...content.alarmChanges]) {
      expect(at).toMatch(/^1970-01-01T\d\d:\d\d:\d\dZ$/);
    }
  });

  test('has null for what is not known, and every field of a summary', () => {
    const step = { ...summary.largestStep!, minutesToRecover: undefined };
    const withoutStep = JSON.parse(runJson({ ...reported, summary: { ...summary, largestStep: undefined } }));
    const notRecovered = JSON.parse(runJson({ ...reported, summary: { ...summary, largestStep: step } }));

    expect(withoutStep.summary.largestStep).toBeNull();
    expect(notRecovered.summary.largestStep).toMatchObject({ minutesToRecover: null, oracleMinutesToRecover: 0 });
    expect(Object.keys(withoutStep.summary)).toEqual(Object.keys(summarize(run)));
  });
});

describe('runsJson', () => {
  test('tells with each run what all groups of its template cost together', () => {
    const costOfAll = { total: 20, complete: true };

    const { runs } = JSON.parse(runsJson([{ ...reported, costOfAll }, reported]));

    expect(runs.map((content: { cost: object }) => content.cost)).toMatchObject([{ allGroups: costOfAll }, {}]);
    expect(runs[1].cost).not.toHaveProperty('allGroups');
  });

  test('has several runs in a list, each as one alone', () => {
    const { format, runs } = JSON.parse(runsJson([reported, { ...reported, stack: 'Other' }]));
    const { format: _, ...alone } = JSON.parse(runJson(reported));

    expect(format).toBe(1);
    expect(runs).toEqual([alone, { ...alone, stack: 'Other' }]);
  });
});
