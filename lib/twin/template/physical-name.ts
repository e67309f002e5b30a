import { hexHash } from '../hash';

/**
 * The name CloudFormation would generate: `stack-logicalId-` and twelve upper-case characters. AWS draws them at
 * random; here they depend on the stack and the logical id alone, so that every run has the same names.
 *
 * @param limit most characters the service allows; the readable part is cut, never the suffix
 */
export function physicalName(stackName: string, logicalId: string, limit = 255): string {
  const suffix = hexHash(`${stackName}/${logicalId}`, 12).toUpperCase();
  return `${`${stackName}-${logicalId}`.slice(0, limit - suffix.length - 1)}-${suffix}`;
}
