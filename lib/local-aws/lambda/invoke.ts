import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error';
import type { Invocation } from '../lambda-invocation';
import type { Reply } from '../reply';

/** What can be invoked by name, as a Lambda function is. */
export interface Invocable {
  invoke(event: unknown): Promise<Invocation>;
}

interface InvokeRequest {
  /** Name or ARN of the function, with or without a qualifier. */
  readonly functionName: string;
  /** `RequestResponse`, `Event` or `DryRun`. */
  readonly type: string;
}

const PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(\?|$)/;

/** Whether a request is a call of Lambda's Invoke, and of what; undefined when it is another. */
export function invokeRequest({ method, url = '', headers }: IncomingMessage): InvokeRequest | undefined {
  const path = method === 'POST' ? PATH.exec(url)?.[1] : undefined;
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  return path === undefined ? undefined : { functionName: decoded(path), type: String(type) };
}

/**
 * Answers a call of Lambda's Invoke: an answer at once, also when the function failed; an event that nobody waits for is
 * tried once.
 *
 * @throws AwsError when there is no such function, or the event is not JSON
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function answerInvoke(
  { functionName, type }: InvokeRequest,
  body: string,
  functions: ReadonlyMap<string, Invocable>,
): Promise<Reply> {
  const invocable = functions.get(nameIn(functionName));
  if (invocable === undefined) {
    throw new AwsError('ResourceNotFoundException', `Function not found: ${functionName}`, 404);
  }
  const event = parse(body);
  if (type === 'DryRun') {
    return reply(204, '');
  }
  const invocation = invocable.invoke(event);
  if (type === 'Event') {
    return reply(202, '');
  }
  const { payload, error } = await invocation;
  return error
    ? reply(200, JSON.stringify(error), { 'x-amz-function-error': 'Unhandled' })
    : reply(200, JSON.stringify(payload ?? null));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The name in an ARN, a part of one, or a name with a qualifier. */
function nameIn(functionName: string): string {
  const [, name] = /(?:^|:)function:([^:]+)/.exec(functionName) ?? [];
  return name ?? functionName.split(':')[0]!;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
}

function reply(status: number, body: string, more: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST', ...more },
    body,
  };
}
