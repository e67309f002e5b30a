import { type Verdict, verdictText } from './fail-if';
import { formatSummaries } from './format-summary';
import type { SummaryColumn } from './summary-rows';

/** A column of the table, and what came of each condition for it. */
export interface JudgedColumn extends SummaryColumn {
  readonly verdicts: readonly Verdict[];
}

/** What Markdown or HTML would take for more than text. */
const SPECIAL = /[\\`*_{}[\]<>#|&~!]/g;

/**
 * Summaries of the same load as Markdown, for the summary page of a pipeline: what came of each condition, and the table.
 *
 * @example runMarkdown('Web, 2 days', [{ title: 'this template', summary, cost, verdicts: [] }])
 */
export function runMarkdown(title: string, columns: readonly JudgedColumn[]): string {
  const verdicts = columns.flatMap((column) => column.verdicts.map((verdict) => item(verdict, of(column, columns))));
  return [
    `## ${escaped(title)}`,
    '',
    ...verdicts,
    ...(verdicts.length > 0 ? [''] : []),
    '```text',
    ...formatSummaries(columns),
    '```',
    '',
  ].join('\n');
}

function item(verdict: Verdict, suffix: string): string {
  const text = verdictText(verdict).replaceAll('`', '');
  return `- ${verdict.failed ? '❌ failed' : '✅ passed'}: \`${text}\`${suffix}`;
}

/** Whose condition it was; with one template there is nothing to tell apart. */
function of({ title }: JudgedColumn, columns: readonly JudgedColumn[]): string {
  return columns.length > 1 ? ` (${escaped(title)})` : '';
}

function escaped(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(SPECIAL, '\\$&');
}
