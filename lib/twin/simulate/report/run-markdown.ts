import type { Condition } from './fail-if';
import { formatSummary } from './format-summary';
import type { Summary } from './summarize';

/**
 * A summary as Markdown, for the summary page of a pipeline: the figures, and for each condition whether it holds.
 *
 * @param cost US dollars
 */
export function runMarkdown(title: string, summary: Summary, cost: number, conditions: readonly Condition[]): string {
  const verdicts = conditions.map(({ text, holds }) => `- ${holds(summary) ? '❌ failed' : '✅ passed'}: \`${text}\``);
  return [`## ${title}`, '', ...verdicts, ...gap(verdicts), '```text', ...formatSummary(summary, cost), '```', ''].join(
    '\n',
  );
}

function gap(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [''] : [];
}
