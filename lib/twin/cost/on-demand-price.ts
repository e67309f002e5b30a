import { onDemandTable } from './on-demand-us-east-1';
import type { Price } from './prices';

const TABLE = {
  unit: 'hour',
  asOf: '2026-07-20',
  source: 'AWS Price List API, by aws/karpenter-provider-aws 6fc13b5 pkg/providers/pricing/zz_generated.pricing_aws.go',
};

let parsed: ReadonlyMap<string, number> | undefined;

/**
 * US dollars an hour of an instance type: on demand, Linux, shared tenancy, us-east-1, as of 2026-07-20; undefined for
 * a type that is not in the table. The table is parsed at the first question.
 *
 * @example onDemandPrice('m7g.medium') // 0.0408
 */
export function onDemandPrice(instanceType: string): number | undefined {
  parsed ??= parseTable(onDemandTable);
  return parsed.get(instanceType);
}

/** The same with its day and source. */
export function onDemandListPrice(instanceType: string): Price | undefined {
  const usd = onDemandPrice(instanceType);
  return usd === undefined ? undefined : { usd, ...TABLE };
}

/** Lines of a family followed by `size=price`. */
function parseTable(table: string): ReadonlyMap<string, number> {
  const prices = new Map<string, number>();
  for (const line of table.trim().split('\n')) {
    const [family, ...sizes] = line.split(' ');
    for (const item of sizes) {
      const [size, price] = item.split('=');
      prices.set(`${family}.${size}`, Number(price));
    }
  }
  return prices;
}
