import { parseCondition, verdictsOf } from '../../../../lib/twin/simulate/report/fail-if';
import { runMarkdown } from '../../../../lib/twin/simulate/report/run-markdown';
import { cost, summary } from './support';

const verdicts = verdictsOf(['minutesAbove85 > 1%', 'lostDemand > 99%'].map(parseCondition), summary);
const column = (title: string) => ({ title, summary, cost, verdicts });

describe('runMarkdown', () => {
  test('tells what came of each condition, with what was measured', () => {
    expect(runMarkdown('Web, 2 days', [column('Web')])).toMatch(
      /^## Web, 2 days\n\n- ❌ failed: `minutesAbove85 > 1%, measured 1.5 %`\n- ✅ passed: `lostDemand > 99%, measured 0.5 %`\n\n```text\n/,
    );
  });

  test('says of which template, when there are several', () => {
    const markdown = runMarkdown('2 days', [column('Web'), column('Other')]);

    expect(markdown).toContain('- ❌ failed: `minutesAbove85 > 1%, measured 1.5 %` (Other)\n');
  });

  test('has only the table without a condition', () => {
    expect(runMarkdown('Web', [{ ...column('Web'), verdicts: [] }])).toMatch(
      /^## Web\n\n```text\n +Web +oracle at 85 %\n/,
    );
  });

  test('shows hostile names as text, on one line', () => {
    const name = '<img src=x>\n# [a](b) ``` *x*';

    const markdown = runMarkdown(name, [column(name), column('Other')]);

    expect(markdown.split('\n')[0]).toBe('## \\<img src=x\\> \\# \\[a\\](b) \\`\\`\\` \\*x\\*');
    expect(markdown.match(/^```/gm)).toHaveLength(2);
    expect(markdown.match(/^#/gm)).toHaveLength(1);
  });
});
