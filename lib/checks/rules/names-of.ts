import type { Resource } from './template-reader';

/** Names of resources, as they stand in the template. */
export function namesOf(resources: readonly Resource[]): string {
  return resources.map(({ name }) => name).join(' and ');
}
