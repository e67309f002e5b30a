/** A list price, and how old it is. */
export interface Price {
  /** US dollars for one `unit`. */
  readonly usd: number;
  readonly unit: string;
  /** The day of the source, ISO 8601. */
  readonly asOf: string;
  readonly source: string;
}

/** What things cost. Any price can be replaced: `{ ...defaultPrices, lcuHour: mine }`. */
export interface Prices {
  /**
   * By instance type, and for Spot as `m7g.medium (Spot)`; types that are missing have the on-demand price of us-east-1,
   * Linux, if that is known.
   */
  readonly instanceHour: { readonly [instanceType: string]: Price };
  /** By volume type, for a GiB-month of 30 days. */
  readonly volumeGibibyteMonth: { readonly [volumeType: string]: Price };
  readonly detailedMonitoringInstanceMonth: Price;
  /** For each metric of an alarm, at periods of a minute and more. */
  readonly alarmMetricMonth: Price;
  /** For each metric of an alarm with a period below a minute. */
  readonly highResolutionAlarmMetricMonth: Price;
  readonly loadBalancerHour: Price;
  readonly lcuHour: Price;
  readonly functionMillionRequests: Price;
  readonly functionGigabyteSecond: Price;
}

const volumes = { asOf: '2024-07-01', source: 'infracost ebs_volume_test.golden', unit: 'GiB-month' };
const alarms = { asOf: '2024-07-01', source: 'infracost, CloudWatch alarms', unit: 'metric-month' };
const balancers = {
  asOf: '2026-09-20',
  source: 'aws.amazon.com/elasticloadbalancing/pricing, quoted by api-evangelist/amazon-elastic-load-balancing',
};
const functions = { asOf: '2024-07-01', source: 'infracost lambda_function_test.golden' };

/**
 * List prices of us-east-1 in US dollars, each with the day of its source. Free tiers and discounts are left out.
 *
 * @example defaultPrices.lcuHour // { usd: 0.008, unit: 'LCU-hour', asOf: '2026-09-20', ... }
 */
export const defaultPrices: Prices = {
  instanceHour: {},
  volumeGibibyteMonth: { gp2: { usd: 0.1, ...volumes }, gp3: { usd: 0.08, ...volumes } },
  detailedMonitoringInstanceMonth: {
    usd: 2.1,
    unit: 'instance-month',
    asOf: '2025-07-04',
    source: 'infracost autoscaling_group_test.golden: 7 metrics of 0.30 dollars',
  },
  alarmMetricMonth: { usd: 0.1, ...alarms },
  highResolutionAlarmMetricMonth: { usd: 0.3, ...alarms },
  loadBalancerHour: { usd: 0.0225, unit: 'hour', ...balancers },
  lcuHour: { usd: 0.008, unit: 'LCU-hour', ...balancers },
  functionMillionRequests: { usd: 0.2, unit: 'million requests', ...functions },
  functionGigabyteSecond: { usd: 0.0000166667, unit: 'GB-second', ...functions },
};
