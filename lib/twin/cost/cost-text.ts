import type { Cost } from './cost-of';

/** What is needed of a cost to tell it in a word. */
export type CostTotal = Pick<Cost, 'total' | 'complete'>;

/** `$1.54`; of an incomplete cost `from $1.54`, and `unknown` when nothing of it is known. */
export function costText({ total, complete }: CostTotal): string {
  if (!complete && total === 0) {
    return 'unknown';
  }
  const amount = total.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  return complete ? amount : `from ${amount}`;
}

/** Costs together, incomplete as soon as one is. */
export function sumOfCosts(costs: readonly CostTotal[]): CostTotal {
  return {
    total: costs.reduce((sum, { total }) => sum + total, 0),
    complete: costs.every(({ complete }) => complete),
  };
}
