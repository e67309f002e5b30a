import { type CostItem, costItems } from './cost-items';
import { notPriced } from './not-priced';
import type { Prices } from './prices';
import type { Usage } from './usage';

/** One line of the bill: `amount = quantity * price`. */
export interface CostPart {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  /** US dollars for one unit. */
  readonly price: number;
  /** US dollars. */
  readonly amount: number;
  /** The day of the price, ISO 8601. */
  readonly asOf: string;
  /** Where the price is from. */
  readonly source: string;
}

export interface Cost {
  /** US dollars, of the parts. */
  readonly total: number;
  /** Whether all that was used has a known price but what is never priced; if not, the total is the least that it costs. */
  readonly complete: boolean;
  readonly parts: readonly CostPart[];
  /** What is in no part: what was used but has no known price, and what is never priced, in sentences. */
  readonly findings: readonly string[];
}

/**
 * What a use costs, line by line; nothing used, no line. What has no known price is named in `findings`, not guessed.
 * Free tiers and discounts are not taken off.
 *
 * @throws RangeError if a quantity is negative or not finite.
 * @example costOf({ instances: [{ instanceType: 'm7g.medium', billedSeconds: 7200 }] }, defaultPrices).total // 0.0816
 */
export function costOf(usage: Usage, prices: Prices): Cost {
  const items = costItems(usage, prices).filter(({ name, quantity }) => checked(name, quantity) > 0);
  const parts = items.flatMap(partOf);
  const withoutPrice = items
    .filter(({ price }) => price === undefined)
    .map(({ name }) => `No price is known for ${name}: not in the total.`);
  return {
    total: parts.reduce((sum, { amount }) => sum + amount, 0),
    complete: withoutPrice.length === 0,
    parts,
    findings: [...withoutPrice, notPriced(usage)],
  };
}

function partOf({ name, quantity, price }: CostItem): readonly CostPart[] {
  if (price === undefined) {
    return [];
  }
  const { unit, usd, asOf, source } = price;
  return [{ name, quantity, unit, price: usd, amount: quantity * usd, asOf, source }];
}

function checked(name: string, quantity: number): number {
  if (!(quantity >= 0 && quantity < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`the quantity of ${name} must be finite and not negative, got ${quantity}`);
  }
  return quantity;
}
