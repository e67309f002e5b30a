import { Refusal } from '../twin/refusal';
import { own } from '../twin/template/json';
import { AwsError } from './aws-error';
import type { LiveWorld } from './live-world';
import { QueryParameters } from './query-parameters';
import type { QueryService } from './query-service';
import type { Reply } from './reply';
import { type XmlObject, xmlDocument } from './xml';

/**
 * Answers one call of a service's Query API.
 *
 * @param form the request's parameters, `Action=...&Version=...&...`
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function answerQuery(service: QueryService, form: string, world: LiveWorld): Reply {
  const requestId = world.nextRequestId();
  const { namespace } = service;
  try {
    const parameters = new QueryParameters(new Map(new URLSearchParams(form)));
    const action = parameters.text('Action') ?? '';
    const result = actionOf(service, action, parameters.text('Version'))(parameters, world);
    return reply(200, requestId, namespace, `${action}Response`, {
      ...(result && { [`${action}Result`]: result }),
      ResponseMetadata: { RequestId: requestId },
    });
  } catch (error) {
    return queryError(asAwsError(error), requestId, namespace);
  }
}

function actionOf({ actions, version }: QueryService, name: string, asked = version): QueryService['actions'][string] {
  if (name === '') {
    throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  }
  const action = asked === version ? own(actions, name) : undefined;
  if (!action) {
    throw new AwsError('InvalidAction', `Could not find operation ${name} for version ${asked}`);
  }
  return action;
}

/** An error as the Query protocol words it. @param namespace none for a service that is not here */
export function queryError(error: AwsError, requestId: string, namespace = ''): Reply {
  return reply(error.status, requestId, namespace, 'ErrorResponse', {
    Error: { Type: error.status < 500 ? 'Sender' : 'Receiver', Code: error.code, Message: error.message },
    RequestId: requestId,
  });
}

/** What is refused has a code of the service's own; what nobody expected is its InternalFailure. */
export function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  if (error instanceof Refusal) {
    return new AwsError(error.code, error.message);
  }
  return new AwsError('InternalFailure', `Headroom's local endpoint failed: ${error}`, 500);
}

function reply(status: number, requestId: string, namespace: string, root: string, content: XmlObject): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xmlDocument(root, namespace, content),
  };
}
