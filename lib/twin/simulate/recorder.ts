import type { Fleet } from './fleet';
import type { MinuteLoad } from './minute-load';
import type { RunColumns } from './run';
import type { Series } from './series';

/** Writes a row of the run after each minute. */
export class Recorder {
  readonly columns: RunColumns;

  constructor(demand: Float64Array, cpu: Series) {
    const minutes = demand.length;
    this.columns = {
      demand,
      desired: new Int32Array(minutes),
      inService: new Int32Array(minutes),
      terminating: new Int32Array(minutes),
      serving: new Float64Array(minutes),
      utilisation: new Float64Array(minutes),
      lost: new Float64Array(minutes),
      metric: cpu.values,
    };
  }

  record(minute: number, desired: number, fleet: Fleet, load: MinuteLoad): void {
    const { columns } = this;
    const demand = columns.demand[minute]!;
    const serving = load.serving / 60;
    columns.desired[minute] = desired;
    columns.inService[minute] = fleet.inService;
    columns.terminating[minute] = fleet.terminating;
    columns.serving[minute] = serving;
    columns.utilisation[minute] = demand === 0 ? 0 : demand / serving;
    columns.lost[minute] = load.lost / 60;
  }
}
