import type { IncomingMessage } from 'node:http';
import { own } from '../twin/template/json';
import { autoScaling } from './autoscaling/actions';
import { AwsError } from './aws-error';
import { AUTO_SCALING, CLOUDWATCH, calledService, LOAD_BALANCING } from './called-service';
import { loadBalancing } from './elasticloadbalancing/actions';
import { answerJson, jsonError } from './json-protocol';
import { answerInvoke, invokeRequest } from './lambda/invoke';
import type { LiveWorld } from './live-world';
import { answerQuery, asAwsError, queryError } from './query-protocol';
import type { QueryService } from './query-service';
import { readBody } from './read-body';
import type { Reply } from './reply';

const queryServices: { readonly [name: string]: QueryService } = {
  [AUTO_SCALING]: autoScaling,
  [LOAD_BALANCING]: loadBalancing,
};

/** Answers one HTTP request: with what the service says, or with an error in the format that the client can read. */
export async function answerRequest(request: IncomingMessage, world: LiveWorld): Promise<Reply> {
  const { service, errorFormat } = calledService(request.headers);
  const queryService = own(queryServices, service);
  try {
    const invoke = invokeRequest(request);
    const body = await readBody(request);
    if (invoke) {
      return await answerInvoke(invoke, body, world.functions);
    }
    world.admitCall();
    if (queryService) {
      return answerQuery(queryService, body || (request.url ?? '').split('?')[1] || '', world);
    }
    return answerOther(service, request.headers['x-amz-target'], body, world);
  } catch (error) {
    const awsError = asAwsError(error);
    const requestId = world.nextRequestId();
    return errorFormat === 'xml'
      ? queryError(awsError, requestId, queryService?.namespace)
      : jsonError(awsError, requestId);
  }
}

function answerOther(service: string, target: unknown, body: string, world: LiveWorld): Reply {
  if (service === CLOUDWATCH && typeof target === 'string') {
    return answerJson(target, body, world);
  }
  throw new AwsError('InvalidAction', `Headroom's local endpoint has ${notHere(service)}`);
}

function notHere(service: string): string {
  return service === CLOUDWATCH
    ? 'CloudWatch in its JSON protocol only: use a newer AWS CLI or SDK'
    : `only Auto Scaling, Elastic Load Balancing and CloudWatch, not the service "${service}"`;
}
