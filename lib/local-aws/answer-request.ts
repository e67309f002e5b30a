import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error';
import { AUTO_SCALING, CLOUDWATCH, calledService } from './called-service';
import { answerJson, jsonError } from './json-protocol';
import type { LiveWorld } from './live-world';
import { answerQuery, asAwsError, queryError } from './query-protocol';
import { readBody } from './read-body';
import type { Reply } from './reply';

/** Answers one HTTP request: with what the service says, or with an error in the format that the client can read. */
export async function answerRequest(request: IncomingMessage, world: LiveWorld): Promise<Reply> {
  const { service, errorFormat } = calledService(request.headers);
  try {
    return await answerService(service, request, world);
  } catch (error) {
    const asError = errorFormat === 'xml' ? queryError : jsonError;
    return asError(asAwsError(error), world.nextRequestId());
  }
}

async function answerService(service: string, request: IncomingMessage, world: LiveWorld): Promise<Reply> {
  const target = request.headers['x-amz-target'];
  if (service === AUTO_SCALING) {
    const body = await readBody(request);
    return answerQuery(body || (request.url ?? '').split('?')[1] || '', world);
  }
  if (service === CLOUDWATCH && typeof target === 'string') {
    return answerJson(target, await readBody(request), world);
  }
  throw new AwsError('InvalidAction', `Headroom's local endpoint has ${notHere(service)}`);
}

function notHere(service: string): string {
  return service === CLOUDWATCH
    ? 'CloudWatch in its JSON protocol only: use a newer AWS CLI or SDK'
    : `only Auto Scaling and CloudWatch, not the service "${service}"`;
}
