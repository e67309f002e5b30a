import type { BalancerPart } from '../../twin/template/read-balancers';
import { AwsError } from '../aws-error';

/** The kinds of things that are looked up: the code and words of the service when there is none. */
const notFound = {
  LoadBalancer: 'load balancers',
  Listener: 'listeners',
  TargetGroup: 'target groups',
};

/**
 * Those that have one of the ARNs or names; all without either.
 *
 * @throws AwsError when one of them does not exist
 */
export function select<T extends BalancerPart>(
  kind: keyof typeof notFound,
  parts: readonly T[],
  arns: readonly string[],
  names: readonly string[] = [],
): readonly T[] {
  const isMissing =
    arns.some((arn) => parts.every((part) => part.arn !== arn)) ||
    names.some((name) => parts.every((part) => part.name !== name));
  if (isMissing) {
    throw new AwsError(`${kind}NotFound`, `One or more ${notFound[kind]} not found`);
  }
  const isAll = arns.length === 0 && names.length === 0;
  return parts.filter(({ arn, name }) => isAll || arns.includes(arn) || names.includes(name));
}
