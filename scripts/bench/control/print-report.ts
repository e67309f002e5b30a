import type { Contract } from './contract';
import type { Hindsight } from './hindsight';
import type { Quality } from './quality';
import type { Row, Summary } from './summary';

export interface Report {
  readonly contract: Contract;
  readonly rows: readonly Row[];
  readonly summary: readonly Summary[];
  /** Saturated minutes after a step, by policy. */
  readonly step: Readonly<Record<string, number>>;
}

/** Prints tables for people; the JSON has every digit. */
export function printReport({ contract, rows, summary, step }: Report, hindsight: readonly Hindsight[]): void {
  console.log(`contract: ${JSON.stringify(contract)}`);
  console.table(
    rows.map((row) => ({ trace: row.trace, class: row.class, policy: row.policy, ...columns(row.quality) })),
  );
  console.table(
    summary.map((means) => ({
      class: means.group,
      traces: means.traces,
      policy: means.policy,
      ...columns(means),
      'worst > 85 %': rounded(means.worstAbove85, 2),
    })),
  );
  console.log(`saturated minutes after a step to three times the load: ${JSON.stringify(step)}`);
  for (const [family, against] of pairsOf(hindsight)) {
    const saved = hindsight.filter((one) => one.family === family && one.against === against).map((one) => one.saved);
    const mean = 1 - Math.exp(saved.reduce((sum, share) => sum + Math.log(1 - share), 0) / saved.length);
    const wins = saved.filter((share) => share > 0).length;
    console.log(
      `${against} saves ${rounded(100 * mean, 1)} % of instance-hours against ${family} with its best target for each trace (fewer on ${wins} of ${saved.length})`,
    );
  }
}

function columns({ hours, above85, above100, lost, changesPerDay, j20 }: Quality) {
  return {
    'hours / oracle85': rounded(hours, 3),
    '> 85 % (% of minutes)': rounded(above85, 2),
    '> 100 %': rounded(above100, 3),
    'lost (%)': rounded(lost, 4),
    'changes a day': rounded(changesPerDay, 0),
    J20: rounded(j20, 3),
  };
}

function pairsOf(hindsight: readonly Hindsight[]): Array<readonly [family: string, against: string]> {
  const keys = new Map(hindsight.map(({ family, against }) => [`${family} ${against}`, [family, against] as const]));
  return [...keys.values()];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
