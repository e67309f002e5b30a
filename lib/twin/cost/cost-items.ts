import { own } from '../template/json';
import { monitoringMonths, volumeMonths } from './billing';
import { onDemandListPrice } from './on-demand-price';
import type { Price, Prices } from './prices';
import type { InstanceUsage, Usage } from './usage';

/** A line of a bill before it is multiplied. */
export interface CostItem {
  readonly name: string;
  /** In units of the price. */
  readonly quantity: number;
  /** Undefined if none is known. */
  readonly price: Price | undefined;
}

/** A line for each thing that can be used, also if none was: EC2, EBS, CloudWatch, load balancers, Lambda. */
export function costItems(usage: Usage, prices: Prices): readonly CostItem[] {
  const { instances = [], volumes = [], alarms = [], loadBalancers = [], functions = [] } = usage;
  const monthsOfAlarms = (highResolution: boolean) =>
    sum(
      alarms.filter((alarm) => (alarm.highResolution ?? false) === highResolution),
      ({ metrics = 1, hours }) => monitoringMonths(metrics * hours),
    );
  return [
    ...instances.map((use) => ({
      name: `${use.isSpot ? 'Spot instances' : 'instances'} ${use.instanceType ?? 'of an unknown type'}`,
      quantity: use.billedSeconds / 3600,
      price: instancePrice(use, prices),
    })),
    ...volumes.map(({ volumeType, gibibytes, billedSeconds }) => ({
      name: `volumes ${volumeType}`,
      quantity: volumeMonths(gibibytes, billedSeconds),
      price: own(prices.volumeGibibyteMonth, volumeType),
    })),
    {
      name: 'detailed monitoring',
      quantity: monitoringMonths(usage.detailedMonitoringHours ?? 0),
      price: prices.detailedMonitoringInstanceMonth,
    },
    { name: 'alarms', quantity: monthsOfAlarms(false), price: prices.alarmMetricMonth },
    { name: 'high-resolution alarms', quantity: monthsOfAlarms(true), price: prices.highResolutionAlarmMetricMonth },
    { name: 'load balancers', quantity: sum(loadBalancers, ({ hours }) => hours), price: prices.loadBalancerHour },
    {
      name: 'load balancer capacity',
      quantity: sum(loadBalancers, ({ lcuHours = 0 }) => lcuHours),
      price: prices.lcuHour,
    },
    {
      name: 'function requests',
      quantity: sum(functions, ({ requests }) => requests) / 1e6,
      price: prices.functionMillionRequests,
    },
    {
      name: 'function duration',
      quantity: sum(functions, ({ gigabyteSeconds }) => gigabyteSeconds),
      price: prices.functionGigabyteSecond,
    },
  ];
}

/** None is known for a Spot instance that the caller brings no price for. */
function instancePrice({ instanceType = '', isSpot }: InstanceUsage, { instanceHour }: Prices): Price | undefined {
  return isSpot
    ? own(instanceHour, `${instanceType} (Spot)`)
    : (own(instanceHour, instanceType) ?? onDemandListPrice(instanceType));
}

function sum<T>(uses: readonly T[], quantity: (use: T) => number): number {
  return uses.reduce((total, use) => total + quantity(use), 0);
}
