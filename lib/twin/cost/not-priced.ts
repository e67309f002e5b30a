import type { Usage } from './usage';

/** What no cost contains. */
const NEVER = [
  'load balancers of other stacks',
  'CloudWatch requests, logs and custom metrics',
  'NAT gateways',
  'data transfer',
  'surplus CPU credits',
  'Spot',
  'taxes',
];

/**
 * What costs money and is in no line of a bill, in one sentence. Volumes and load balancer capacity units are in a bill only
 * if the use tells them, which that of a run does not: a run knows neither volumes nor connections nor bytes.
 */
export function notPriced({ volumes = [], loadBalancers = [] }: Usage): string {
  const knowsUnits = loadBalancers.some(({ lcuHours = 0 }) => lcuHours > 0);
  const missing = [
    volumes.length > 0 ? 'volume IOPS and throughput' : 'volumes, of a warm pool as well',
    ...(knowsUnits ? [] : ['load balancer capacity units']),
    ...NEVER,
  ];
  return `Not priced: ${missing.join(', ')}.`;
}
