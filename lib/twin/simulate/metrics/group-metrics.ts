import type { Counts } from '../fleet/counts';
import type { TwinParameters } from '../twin-parameters';
import { AgentCpu } from './agent-cpu';
import { BasicCpu, type CpuMetric, DetailedCpu } from './cpu-metric';
import { RequestsMetric } from './requests-metric';
import { Series } from './series';
import { type Shares, SlotLoad } from './slot-load';

interface GroupMetricsOptions {
  readonly detailedMonitoring: boolean;
  /** Undefined when the load is not known in requests. */
  readonly requestsPerCapacity: number | undefined;
  /** What stands for it before the controller, which needs requests to read. */
  readonly assumedRequests: number | undefined;
  readonly parameters: TwinParameters;
}

/** The metrics of a group that policies follow, each published when its period ends. */
export class GroupMetrics {
  readonly cpu: CpuMetric;
  /** What a load balancer counts, of a load that is known in requests or assumed to be. */
  readonly balancer: RequestsMetric | undefined;
  /** The same for policies, which nothing is assumed for. */
  readonly requests: RequestsMetric | undefined;
  /** Instances in service when a minute begins; it can be read at once (GroupInServiceInstances). */
  readonly inService = new Series(0);
  /** What the group did in the minute so far. */
  readonly minuteLoad = new SlotLoad();
  /** Told of each minute before it is over, in turn. */
  readonly watchers: ((minute: number) => void)[] = [];
  private readonly agents: AgentCpu[] = [];

  constructor(private readonly options: GroupMetricsOptions) {
    const { ingestDelay, requestBase } = options.parameters;
    const { detailedMonitoring, requestsPerCapacity, assumedRequests } = options;
    const perCapacity = requestsPerCapacity ?? assumedRequests;
    this.cpu = detailedMonitoring ? new DetailedCpu(ingestDelay) : new BasicCpu(ingestDelay);
    this.balancer = perCapacity === undefined ? undefined : new RequestsMetric(perCapacity, requestBase, ingestDelay);
    this.requests = requestsPerCapacity === undefined ? undefined : this.balancer;
  }

  /** CPU by the CloudWatch agent with a period of 10, 20, 30 or 60 s. Ask before the run begins. */
  agentCpu(period: number): Series {
    const found = this.agents.find(({ series }) => series.period === period);
    const agent = found ?? new AgentCpu(period, this.options.parameters.ingestDelay);
    if (!found) {
      this.agents.push(agent);
    }
    return agent.series;
  }

  /** Keeps the values of so many minutes. Ask before the run begins. */
  keep(minutes: number): void {
    for (const series of [this.cpu.series, this.inService, ...(this.balancer?.all ?? [])]) {
      series.keep(minutes);
    }
  }

  /** Seconds of the shortest period of any metric; it divides all others. */
  get slot(): number {
    const periods = [60, ...this.agents.map(({ series }) => series.period)];
    return periods.includes(20) && periods.includes(30) ? 10 : Math.min(...periods);
  }

  /** Some seconds in which nothing changes. */
  add(demand: number, counts: Counts, seconds: number, shares?: Shares): void {
    this.minuteLoad.add(demand, counts, seconds, shares);
    for (const { load } of this.agents) {
      load.add(demand, counts, seconds, shares);
    }
  }

  /** The end of a shortest period. */
  endSlot(time: number): void {
    for (const agent of this.agents) {
      agent.endSlot(time);
    }
  }

  beginMinute(minute: number, { registered }: Counts): void {
    this.inService.begin(minute);
    this.inService.put(minute, registered, 1);
  }

  endMinute(minute: number, demand: number, counts: Counts): void {
    this.cpu.publish(minute, this.minuteLoad, counts);
    this.balancer?.publish(minute, demand, this.minuteLoad, counts);
    for (const watch of this.watchers) {
      watch(minute);
    }
  }
}
