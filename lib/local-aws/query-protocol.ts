import { SizeError } from '../twin/fleet/resize';
import { own } from '../twin/template/json';
import { AUTO_SCALING_VERSION, autoScalingActions } from './autoscaling/actions';
import { AwsError } from './aws-error';
import type { LiveWorld } from './live-world';
import { QueryParameters } from './query-parameters';
import type { Reply } from './reply';
import { xmlDocument } from './xml';

const NAMESPACE = 'http://autoscaling.amazonaws.com/doc/2011-01-01/';

/**
 * Answers one call of the Auto Scaling Query API.
 *
 * @param form the request's parameters, `Action=...&Version=...&...`
 */
export function answerQuery(form: string, world: LiveWorld): Reply {
  const requestId = world.nextRequestId();
  try {
    const parameters = new QueryParameters(new Map(new URLSearchParams(form)));
    const action = parameters.text('Action');
    if (!action) {
      throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
    }
    const version = parameters.text('Version') ?? AUTO_SCALING_VERSION;
    const answer = version === AUTO_SCALING_VERSION ? own(autoScalingActions, action) : undefined;
    if (!answer) {
      throw new AwsError('InvalidAction', `Could not find operation ${action} for version ${version}`);
    }
    const result = answer(parameters, world);
    return reply(200, requestId, `${action}Response`, {
      ...(result && { [`${action}Result`]: result }),
      ResponseMetadata: { RequestId: requestId },
    });
  } catch (error) {
    return queryError(asAwsError(error), requestId);
  }
}

/** An error as the Query protocol words it. */
export function queryError(error: AwsError, requestId: string): Reply {
  return reply(error.status, requestId, 'ErrorResponse', {
    Error: { Type: error.status < 500 ? 'Sender' : 'Receiver', Code: error.code, Message: error.message },
    RequestId: requestId,
  });
}

/** A refused size is the service's ValidationError; what nobody expected is its InternalFailure. */
export function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  if (error instanceof SizeError) {
    return new AwsError('ValidationError', error.message);
  }
  return new AwsError('InternalFailure', `Headroom's local endpoint failed: ${error}`, 500);
}

function reply(status: number, requestId: string, root: string, content: Parameters<typeof xmlDocument>[2]): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xmlDocument(root, NAMESPACE, content),
  };
}
