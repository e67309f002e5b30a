import type { Counts } from '../fleet/counts';
import type { CpuMetric } from '../metrics/cpu-metric';
import type { SlotLoad } from '../metrics/slot-load';
import type { RunColumns } from '../run';

/** Utilisation that is counted as too high, and as saturated. */
const HIGH = 0.85;
const SATURATED = 1;

/** Sums over the minutes of a run. */
export interface MinuteTotals {
  /** Instance-minutes of work asked for, and of it what found no capacity. */
  demand: number;
  lost: number;
  minutesAbove85: number;
  minutesAbove100: number;
  /** Highest desired capacity at the end of a minute. */
  peakCapacity: number;
}

/** Sums every minute up, and keeps a row of it where a timeline is wanted. */
export class Recorder {
  readonly columns: RunColumns;
  readonly totals: MinuteTotals = { demand: 0, lost: 0, minutesAbove85: 0, minutesAbove100: 0, peakCapacity: 0 };

  constructor(
    private readonly demand: Float64Array,
    private readonly cpu: CpuMetric,
    keepsTimeline: boolean,
  ) {
    const minutes = keepsTimeline ? demand.length : 0; // what is written beyond the end of an array is dropped
    this.columns = {
      demand: keepsTimeline ? demand : new Float64Array(0),
      desired: new Int32Array(minutes),
      inService: new Int32Array(minutes),
      terminating: new Int32Array(minutes),
      serving: new Float64Array(minutes),
      utilisation: new Float64Array(minutes),
      lost: new Float64Array(minutes),
      metric: new Float64Array(minutes).fill(Number.NaN),
    };
  }

  record(minute: number, desired: number, { inService, terminating }: Counts, load: SlotLoad): void {
    const { columns, cpu } = this;
    const demand = this.demand[minute]!;
    const serving = load.serving / 60;
    const lost = load.lost / 60;
    const utilisation = demand === 0 ? 0 : demand / serving;
    columns.desired[minute] = desired;
    columns.inService[minute] = inService;
    columns.terminating[minute] = terminating;
    columns.serving[minute] = serving;
    columns.utilisation[minute] = utilisation;
    columns.lost[minute] = lost;
    if (minute >= cpu.lag) {
      columns.metric[minute - cpu.lag] = cpu.series.at(minute - cpu.lag);
    }
    this.sum(demand, lost, utilisation, desired);
  }

  private sum(demand: number, lost: number, utilisation: number, desired: number): void {
    const { totals } = this;
    totals.demand += demand;
    totals.lost += lost;
    totals.minutesAbove85 += utilisation > HIGH ? 1 : 0;
    totals.minutesAbove100 += utilisation > SATURATED ? 1 : 0;
    totals.peakCapacity = Math.max(totals.peakCapacity, desired);
  }
}
