import { type CostTotal, costText } from '../../cost/cost-text';
import { isoSeconds } from '../../iso-time';
import { share } from './measures';
import type { Summary } from './summarize';

/** What a template came to. */
export interface SummaryColumn {
  readonly title: string;
  readonly summary: Summary;
  readonly cost: CostTotal;
  /** Of all groups of its template, where they are several. */
  readonly costOfAll?: CostTotal;
}

/** How a row is filled from a template's column, and from the summary that holds its oracle. */
export interface RowKind {
  readonly of: (column: SummaryColumn) => string;
  readonly oracle?: (summary: Summary) => string;
  /** Whether the oracles of several columns have a row of their own below it. */
  readonly oracleBelow?: boolean;
}

/** The rows of the table, by the headings of their groups. */
export const rowKinds: { readonly [heading: string]: { readonly [label: string]: RowKind } } = {
  Cost: {
    'instance-hours': {
      of: ({ summary }) => fixed(summary.instanceHours),
      oracle: ({ oracle }) => fixed(oracle.instanceHours),
      oracleBelow: true,
    },
    'times the oracle’s': {
      of: ({ summary: { instanceHours, oracle } }) => fixed(share(instanceHours, oracle.instanceHours), 2),
      oracle: () => fixed(1, 2),
    },
    'at list prices': { of: ({ cost }) => costText(cost) },
    'all groups together': { of: ({ costOfAll }) => (costOfAll ? costText(costOfAll) : '') },
  },
  Service: {
    'minutes above 85 %': {
      of: ({ summary }) => part(summary.minutesAbove85, summary.minutes),
      oracle: ({ oracle, minutes }) => part(oracle.minutesBeyondMaximum, minutes),
      oracleBelow: true,
    },
    'minutes above 100 %': { of: ({ summary }) => part(summary.minutesAbove100, summary.minutes) },
    'lost demand': { of: ({ summary }) => percent(share(summary.lostHours, summary.demandHours)) },
  },
  'Largest step above 85 %': {
    'rise in instances': { of: ({ summary: { largestStep: step } }) => (step ? `+${fixed(step.rise)}` : 'none') },
    'at (UTC)': {
      of: ({ summary: { largestStep: step } }) => (step ? isoSeconds(step.at).slice(0, 16).replace('T', ' ') : ''),
    },
    'minutes to recover': {
      of: ({ summary: { largestStep: step } }) => (step ? recovery(step.minutesToRecover) : ''),
      oracle: ({ largestStep: step }) => (step ? recovery(step.oracleMinutesToRecover) : ''),
    },
  },
  Elasticity: {
    'under-provisioned, time': elasticityRow('underProvisionedTime'),
    'under-provisioned, by': elasticityRow('underProvisioning'),
    'over-provisioned, time': elasticityRow('overProvisionedTime'),
    'over-provisioned, by': elasticityRow('overProvisioning'),
    instability: elasticityRow('instability'),
  },
  Capacity: {
    'peak capacity': {
      of: ({ summary }) => `${summary.peakCapacity}`,
      oracle: ({ oracle }) => `${oracle.peakCapacity}`,
    },
    'scale-outs': { of: ({ summary }) => `${summary.scaleOuts}` },
    'scale-ins': { of: ({ summary }) => `${summary.scaleIns}` },
    launches: { of: ({ summary }) => `${summary.launches}` },
  },
};

/** A row of one of the elasticity metrics. */
function elasticityRow(metric: keyof Summary['elasticity']): RowKind {
  return {
    of: ({ summary }) => percent(summary.elasticity[metric]),
    oracle: ({ oracle }) => percent(oracle.elasticity[metric]),
  };
}

function recovery(minutes: number | undefined): string {
  return minutes === undefined ? 'not within the run' : `${minutes}`;
}

function part(minutes: number, all: number): string {
  return `${minutes} (${percent(share(minutes, all))})`;
}

/** What is there is never shown as 0. */
function percent(value: number): string {
  return value > 0 && value < 0.0001 ? '< 0.01 %' : `${fixed(100 * value, 2)} %`;
}

function fixed(value: number, digits = 1): string {
  return value.toFixed(digits);
}
