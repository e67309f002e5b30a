import { sumOfCosts } from '../../lib/twin/cost/cost-text';
import { type Condition, verdictsOf } from '../../lib/twin/simulate/report/fail-if';
import type { Judged } from './report-files';
import type { Outcome } from './run-template';
import type { Titled } from './titled';

/** Outcomes with what came of each condition, and with what they cost, alone and with the other groups of their template. */
export function judge(outcomes: readonly Titled<Outcome>[], conditions: readonly Condition[]): readonly Judged[] {
  return outcomes.map(({ title, outcome }) => {
    const together = outcomes.filter((other) => other.outcome.options.stack === outcome.options.stack);
    return {
      ...outcome,
      title,
      ...(together.length > 1 && { costOfAll: sumOfCosts(together.map((other) => other.outcome.cost)) }),
      verdicts: verdictsOf(conditions, outcome.summary),
    };
  });
}
