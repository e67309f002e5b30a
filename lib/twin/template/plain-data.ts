import type { Finding } from './property-reader';
import { isResolvedObject, type Resolved, Unresolved } from './resolved';

/**
 * A resolved value as plain data. Null is not set; what is unresolved is left out and reported.
 *
 * @param path where the value stands in the template
 */
export function plainData(value: Resolved, path: string, report: (finding: Finding) => void): unknown {
  if (value instanceof Unresolved) {
    report({ path: value.path, message: value.reason });
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => plainData(item, `${path}.${index}`, report)).filter((item) => item !== undefined);
  }
  if (!isResolvedObject(value)) {
    return value ?? undefined;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, plainData(item, `${path}.${key}`, report)] as const)
      .filter(([, item]) => item !== undefined),
  );
}
