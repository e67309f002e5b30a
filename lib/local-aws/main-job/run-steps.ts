import type { Stack } from '../../twin/template/read-stack';
import type { VirtualClock } from '../clock';
import { type ControllerAnswer, readAnswer } from '../controller-answer';
import type { LambdaHost } from '../lambda-host';
import { follow } from './follow';
import type { Narrator } from './narrator';
import { instanceText, type Observation, type Observer, settled } from './observer';
import { type Step, stepsFor } from './steps';

/** What the steps are run with. */
interface Stage {
  readonly stack: Stack;
  readonly clock: VirtualClock;
  readonly controller: LambdaHost;
  readonly observer: Observer;
  readonly narrator: Narrator;
}

/**
 * Runs the controller through its steps and checks from outside what each of them did.
 *
 * @returns how many steps were run
 * @throws Error at the first thing that did not follow
 */
export async function runSteps(stage: Stage): Promise<number> {
  const steps = stepsFor(await stage.observer.look(), stage.stack);
  for (const step of steps) {
    await runStep(step, stage);
    toNextMinute(stage.clock);
  }
  return steps.length;
}

/** Steps start at whole minutes, as the controller's schedule does. */
export function toNextMinute(clock: VirtualClock): void {
  clock.advance(60 - (clock.now() % 60));
}

async function runStep(step: Step, stage: Stage): Promise<void> {
  const { clock, controller, observer, narrator } = stage;
  const before = await observer.look();
  narrator.step(clock.now(), step.title);
  const answer = readAnswer(await controller.invoke(step.event(clock.now())));
  narrator.result('controller', [`${outcomeText(answer)}${answer.reasons[0] ?? ''}`, ...answer.reasons.slice(1)]);
  if (step.refusedCapacity !== undefined) {
    await overreach(step.refusedCapacity, observer, narrator);
  }
  const after = await follow(observer, clock, narrator);
  if (after.desired !== before.desired) {
    narrator.result('why', await observer.lastCause());
  }
  check(step, answer, after);
  if (step.isLeased) {
    const lease = await observer.lease();
    if (lease.length === 0) {
      throw new Error(`${step.title}: the group has no lease of floors`);
    }
    narrator.result('lease', lease);
  }
  const same = after.desired === before.desired ? ', as before' : '';
  narrator.result('group', [`desired ${after.desired}, ${instanceText(after)}${same}`]);
}

async function overreach(capacity: number, observer: Observer, narrator: Narrator): Promise<void> {
  const refusal = await observer.setDesired(capacity);
  if (refusal === undefined) {
    throw new Error(`the endpoint accepted a desired capacity of ${capacity}`);
  }
  narrator.result('endpoint', [`refuses it too: ${refusal}`]);
}

function outcomeText({ outcome, dryRun, before, after }: ControllerAnswer): string {
  if (outcome !== 'changed' || before === after) {
    return `${outcome === 'changed' ? 'writes its lease' : outcome}: `;
  }
  return dryRun ? `would change ${before} to ${after}: ` : `changed ${before} to ${after}: `;
}

function check(step: Step, answer: ControllerAnswer, after: Observation): void {
  if (answer.outcome !== step.outcome) {
    throw new Error(`${step.title}: the controller answered ${answer.outcome}, expected ${step.outcome}`);
  }
  if (after.desired !== step.desired) {
    throw new Error(`${step.title}: desired capacity is ${after.desired}, expected ${step.desired}`);
  }
  if (!settled(after)) {
    throw new Error(`${step.title}: instances did not follow, ${instanceText(after)} for a desired ${after.desired}`);
  }
}
