import { controllerOf } from '../../template/controller-of';
import type { FunctionDefinition } from '../../template/read-functions';
import type { Stack } from '../../template/read-stack';
import { seededUnit } from '../model/seeded-unit';
import type { TwinParameters } from '../twin-parameters';

/** When the schedule of a stack invokes the controller of a group. In seconds. */
export interface Ticks {
  readonly controller: FunctionDefinition;
  /** Since the start of the run. */
  readonly first: number;
  readonly interval: number;
}

interface TicksOptions {
  readonly groupName: string;
  readonly seed: number;
  readonly parameters: Pick<TwinParameters, 'controllerSecond'>;
}

/**
 * The ticks of a group's controller; undefined without a controller, or without a schedule that invokes it.
 *
 * *Assumption*: EventBridge keeps to one second of the minute, which one is drawn from the seed.
 */
export function ticksOf(stack: Stack, { groupName, seed, parameters }: TicksOptions): Ticks | undefined {
  const controller = controllerOf(stack, groupName);
  const schedule = stack.schedules.find(({ targetArns }) =>
    targetArns.some((arn) => arn.endsWith(`:function:${controller?.name}`)),
  );
  if (controller === undefined || schedule === undefined) {
    return undefined;
  }
  const { controllerSecond: second } = parameters;
  const first = second === 'seeded' ? Math.floor(60 * seededUnit(seed, `controller of ${groupName}`)) : second;
  return { controller, first, interval: schedule.interval };
}
