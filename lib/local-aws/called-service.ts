import type { IncomingHttpHeaders } from 'node:http';
import { CLOUDWATCH_TARGET } from './cloudwatch/actions';

/** The names under which requests to the services are signed. */
export const AUTO_SCALING = 'autoscaling';
export const CLOUDWATCH = 'monitoring';
export const LOAD_BALANCING = 'elasticloadbalancing';

/** Services that answer in XML whatever the request looks like; of the others, only those whose requests are forms do. */
const XML_SERVICES = [AUTO_SCALING, LOAD_BALANCING, 'cloudfront', 'route53', 's3'];

/** Which service a request is for, and in which format its client expects an error. */
interface CalledService {
  /** For example `autoscaling`, `monitoring` or `lambda`. */
  readonly service: string;
  readonly errorFormat: 'json' | 'xml';
}

/**
 * Tells the service from the credential scope of the signature; without a signature from `X-Amz-Target`, and without
 * either it is Auto Scaling, so that a plain `curl` will do.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function calledService(headers: IncomingHttpHeaders): CalledService {
  const signed = /Credential=[^,\s]*\/([^/,\s]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1];
  const target = headers['x-amz-target'];
  const service = signed ?? (typeof target === 'string' ? serviceOfTarget(target) : AUTO_SCALING);
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const answersXml = target === undefined && (isForm || XML_SERVICES.includes(service));
  return { service, errorFormat: answersXml ? 'xml' : 'json' };
}

function serviceOfTarget(target: string): string {
  const [prefix = ''] = target.split('.');
  return prefix === CLOUDWATCH_TARGET ? CLOUDWATCH : prefix;
}
