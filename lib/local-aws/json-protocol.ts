import { type Json, own } from '../twin/template/json';
import { AwsError } from './aws-error';
import { CLOUDWATCH_TARGET, cloudWatchActions } from './cloudwatch/actions';
import { JsonParameters } from './json-parameters';
import type { LiveWorld } from './live-world';
import { asAwsError } from './query-protocol';
import type { Reply } from './reply';

/** Error codes of the former Query API whose JSON shape has another name. */
const shapes: { readonly [code: string]: string } = {
  InvalidAction: 'UnknownOperationException',
  InvalidParameterCombination: 'InvalidParameterCombinationException',
  InvalidParameterValue: 'InvalidParameterValueException',
  ValidationError: 'ValidationException',
};

/**
 * Answers one call of CloudWatch's JSON 1.0 API.
 *
 * @param target the header `X-Amz-Target`
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function answerJson(target: string, body: string, world: LiveWorld): Reply {
  const requestId = world.nextRequestId();
  try {
    const [service, action = ''] = target.split('.');
    const answer = service === CLOUDWATCH_TARGET ? own(cloudWatchActions, action) : undefined;
    if (!answer) {
      throw new AwsError('UnknownOperationException', `Could not find operation ${target}`);
    }
    return reply(200, requestId, answer(new JsonParameters(parse(body)), world) ?? {});
  } catch (error) {
    return jsonError(asAwsError(error), requestId);
  }
}

/** An error as the JSON protocol words it, with the code of the Query API beside it as CloudWatch does. */
export function jsonError(error: AwsError, requestId: string): Reply {
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  const code = error.code === 'Throttling' ? 'ThrottlingException' : error.code;
  const content = { __type: own(shapes, code) ?? code, message: error.message };
  return reply(error.status, requestId, content, { 'x-amzn-query-error': `${code};${fault}` });
}

function parse(body: string): Json {
  try {
    return JSON.parse(body || '{}') as Json;
  } catch {
    throw new AwsError('SerializationException', 'the request body is not JSON');
  }
}

function reply(status: number, requestId: string, content: object, more: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId, ...more },
    body: JSON.stringify(content),
  };
}
