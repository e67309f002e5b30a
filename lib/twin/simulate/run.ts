import type { CapacityRange } from '../../scaling/capacity-range';
import type { AlarmState } from '../alarms/evaluate-alarm';
import type { Finding } from '../template/property-reader';
import type { GroupDefinition } from '../template/read-groups';
import type { BilledTime } from './fleet/billing-meter';
import type { MinuteTotals } from './model/recorder';
import type { TwinParameters } from './twin-parameters';

/** A change of desired capacity. */
export interface ScalingAction {
  /** Seconds since 1970. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Name of the policy or scheduled action. */
  readonly policy: string;
  readonly reason: string;
}

export interface AlarmChange {
  /** Seconds since 1970. */
  readonly at: number;
  readonly alarm: string;
  readonly from: AlarmState;
  readonly to: AlarmState;
}

/** One value a minute. Instances at the end of the minute unless it says otherwise. */
export interface RunColumns {
  /** Offered load, in instance-capacities. */
  readonly demand: Float64Array;
  readonly desired: Int32Array;
  /** Registered, whether or not the application already serves. */
  readonly inService: Int32Array;
  /** On their way out, still billed while they drain. */
  readonly terminating: Int32Array;
  /** Instances that serve, mean of the minute. */
  readonly serving: Float64Array;
  /** Demand / serving, not capped; Infinity when there is demand and nothing serves. */
  readonly utilisation: Float64Array;
  /** Demand that found no capacity, in instance-capacities. */
  readonly lost: Float64Array;
  /** CPU of the group as CloudWatch shows it, in percent; NaN without a data point. */
  readonly metric: Float64Array;
}

/** Sums over the run. `atStart + launched = gone + atEnd`. */
export interface RunTotals extends Readonly<MinuteTotals> {
  readonly scaleOuts: number;
  readonly scaleIns: number;
  /** Time that instances ran, each start at least 60 s, as EC2 bills it. */
  readonly instanceSecondsBilled: number;
  /** The same by type and by way of paying. */
  readonly billed: readonly BilledTime[];
  /** Instances in the group when the run began, already warm, with those of its warm pool. */
  readonly atStart: number;
  readonly launched: number;
  readonly gone: number;
  /** Instances in the group, in its warm pool or on their way out when the run ended. */
  readonly atEnd: number;
}

/** What one group did under a load. Plain data; every report is a function of it. */
export interface Run {
  readonly group: string;
  /** The group as the template has it. */
  readonly definition: GroupDefinition;
  /** Seconds since 1970. */
  readonly start: number;
  readonly minutes: number;
  readonly seed: number;
  readonly parameters: TwinParameters;
  /** From the lowest minimum to the highest maximum that the group had. */
  readonly range: CapacityRange;
  /** Empty, as are actions and alarm changes, for a run without a timeline. */
  readonly columns: RunColumns;
  /** In the order of time. */
  readonly actions: readonly ScalingAction[];
  /** In the order of time. */
  readonly alarmChanges: readonly AlarmChange[];
  readonly totals: RunTotals;
  /** What is to be known about the run: what of the template it took otherwise, or not at all. Each path once. */
  readonly findings: readonly Finding[];
}
