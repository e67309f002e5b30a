import type { Answer, Answers } from './answer';
import { parseEvent } from './events/parse-event';
import { handleMessage } from './handle-message';
import { handleTicks } from './handle-ticks';
import { type BatchResponse, type Handled, respond } from './handled';
import type { World } from './surroundings';

/** What is used of Lambda's context. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/**
 * One invocation: understand the event, do what it asks, answer.
 *
 * An event is a hint to look: a group is read again each time, so that a late event or one that comes twice decides on fresh
 * state. Operators' commands come first, in their order, then one tick for all messages that ask for one. Writes one line a
 * group and tick, one a command, and one a message that is nothing to act on; to an error, the Lambda runtime adds its own
 * record.
 *
 * @throws what went wrong, after the work; to a queue it is answered
 */
export async function handleEvent(
  event: unknown,
  context: InvocationContext,
  world: World,
): Promise<Answer | Answers | BatchResponse> {
  const { awsRequestId: requestId, functionName } = context;
  const surroundings = { ...world, requestId, functionName, remaining: () => context.getRemainingTimeInMillis() };
  world.meter.reset();
  const delivery = parseEvent(event, world.now());
  const isTick = ({ request }: (typeof delivery.messages)[number]) => request?.command === 'tick';
  const handled: Handled[] = [];
  for (const message of delivery.messages.filter((message) => !isTick(message))) {
    handled.push(await handleMessage(message, surroundings));
  }
  handled.push(...(await handleTicks(delivery.messages.filter(isTick), surroundings)));
  return respond(delivery, handled);
}
