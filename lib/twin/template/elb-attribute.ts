import type { PropertyReader } from './property-reader';

/**
 * One attribute of a target group or load balancer, undefined when it is not set.
 *
 * @example elbAttribute(attributes, 'slow_start.duration_seconds')?.count('Value')
 */
export function elbAttribute(attributes: readonly PropertyReader[], key: string): PropertyReader | undefined {
  return attributes.find((attribute) => attribute.text('Key') === key);
}
