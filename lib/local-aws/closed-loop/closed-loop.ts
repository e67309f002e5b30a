import { tellControl } from '../../twin/simulate/controller/tell-control';
import { type Ticks, ticksOf } from '../../twin/simulate/controller/ticks';
import { ownLoad } from '../../twin/simulate/own-load';
import type { Run, ScalingAction } from '../../twin/simulate/run';
import { defaultTwinParameters, type TwinParameters } from '../../twin/simulate/twin-parameters';
import type { GroupDefinition } from '../../twin/template/read-groups';
import type { Stack } from '../../twin/template/read-stack';
import { VirtualClock } from '../clock';
import { embeddedSamples } from '../cloudwatch/embedded-metrics';
import { readReasons } from '../controller-answer';
import { findLambdaCode } from '../lambda-code';
import { LambdaHost } from '../lambda-host';
import { LiveWorld } from '../live-world';
import { scheduledEvent } from '../scheduled-event';
import { serve } from '../serve';
import { Pace, type Speed } from './pace';

/** A stack under a load, behind the endpoint. */
export interface ClosedLoopOptions {
  readonly stack: Stack;
  /** Folder of the template, in which the code of its functions is. */
  readonly folder: string;
  readonly group: GroupDefinition;
  /** Offered load of each minute, in instance-capacities. */
  readonly demand: Float64Array;
  /** When the load begins. Seconds since 1970, on a full minute. */
  readonly start: number;
  /** Requests a minute that one instance-capacity stands for. @default - not known, so no request metric */
  readonly requestsPerCapacity?: number;
  readonly parameters?: Partial<TwinParameters>;
  /** Whether the stack's own controller runs. @default true */
  readonly controller?: boolean;
  readonly seed: number;
  /** @default 0, a free one */
  readonly port?: number;
  /** Calls that the endpoint takes in a virtual second before it throttles. @default - any number */
  readonly callsPerSecond?: number;
}

/** What came of the invocations of a controller. */
export interface Invocations {
  readonly count: number;
  readonly failed: number;
  /** Messages of those that failed, each once. */
  readonly failures: readonly string[];
}

/**
 * Runs a stack on a virtual clock behind the AWS APIs, while its own bundled Lambda function controls it through the real
 * SDK, beside the group's scaling policies. The model is the one that `simulate` runs.
 */
export class ClosedLoop {
  readonly clock: VirtualClock;
  readonly world: LiveWorld;
  private readonly ticks: Ticks | undefined;
  private readonly failures = new Set<string>();
  private invocations = 0;
  private failed = 0;
  private endpoint: Awaited<ReturnType<typeof serve>> | undefined;
  private host: LambdaHost | undefined;

  constructor(private readonly options: ClosedLoopOptions) {
    const { stack, start, group, demand, requestsPerCapacity, parameters, seed, callsPerSecond } = options;
    this.clock = new VirtualClock(start);
    const load = {
      groupName: group.name,
      demand: ownLoad(group, demand).demand,
      ...(requestsPerCapacity !== undefined && { requestsPerCapacity }),
    };
    this.world = new LiveWorld(stack, this.clock, {
      load,
      seed,
      begin: 'settled',
      ...(parameters && { parameters }),
      ...(callsPerSecond !== undefined && { callsPerSecond }),
    });
    const merged = { ...defaultTwinParameters, ...parameters };
    this.ticks =
      options.controller === false ? undefined : ticksOf(stack, { groupName: group.name, seed, parameters: merged });
    if (this.ticks) {
      tellControl(this.ticks.controller, this.world.group(group.name)!.model);
    }
  }

  /** Listens, and starts the controller if the stack has one. Its address, for example `http://127.0.0.1:40123`. */
  async open(): Promise<string> {
    const { stack, folder, port } = this.options;
    this.endpoint = await serve({ world: this.world, ...(port !== undefined && { port }) });
    const { url } = this.endpoint;
    if (this.ticks) {
      const { controller } = this.ticks;
      const clock = { now: () => this.world.read().now };
      const surroundings = { endpointUrl: url, region: stack.region, clock };
      this.host = new LambdaHost(controller, findLambdaCode(controller, folder), surroundings);
      this.world.functions.set(controller.name, this.host);
    }
    return url;
  }

  /** Replays the load to its end; a run as `simulate` gives it. */
  async replay(speed: Speed, progress?: (share: number) => void, signal?: AbortSignal): Promise<Run> {
    const { start, demand, group } = this.options;
    const end = start + 60 * demand.length;
    const pace = new Pace(speed, start, signal);
    const interval = this.ticks?.interval ?? 60;
    for (let time = start + (this.ticks?.first ?? 0); time < end; time += interval) {
      signal?.throwIfAborted();
      await pace.reach(time);
      this.clock.advanceTo(time);
      await this.tick(time);
      progress?.((time - start) / (end - start));
    }
    const run = this.world.group(group.name)!.model.finish();
    this.clock.advanceTo(end);
    return run;
  }

  /** What came of the controller's invocations so far; undefined without a controller. */
  get invoked(): Invocations | undefined {
    return this.host && { count: this.invocations, failed: this.failed, failures: [...this.failures] };
  }

  async close(): Promise<void> {
    await this.host?.close();
    await this.endpoint?.close();
  }

  private async tick(time: number): Promise<void> {
    this.world.read();
    if (this.host) {
      this.invocations += 1;
      const { group } = this.world.group(this.options.group.name)!.model;
      const before = group.actions.length;
      const { error, payload, lines } = await this.host.invoke(scheduledEvent(time, this.options.stack));
      attribute(group.actions, before, this.ticks!.controller.name, payload);
      this.keepMetrics(lines);
      if (error) {
        this.failed += 1;
        this.failures.add(`${error.errorType}: ${error.errorMessage}`);
      }
    }
  }

  /** What the function tells of itself, as CloudWatch Logs would take it from its log. */
  private keepMetrics(lines: readonly string[]): void {
    for (const { metric, sample } of lines.flatMap(embeddedSamples)) {
      this.world.metrics.put(metric, [sample]);
    }
  }
}

/** Tells the actions that an invocation caused with the controller's name and its own reason, not the API call's. */
function attribute(actions: ScalingAction[], from: number, policy: string, payload: unknown): void {
  const [reason] = readReasons(payload);
  for (let index = from; index < actions.length; index++) {
    actions[index] = { ...actions[index]!, policy, ...(reason !== undefined && { reason }) };
  }
}
