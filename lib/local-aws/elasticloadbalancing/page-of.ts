import { paginate } from '../paginate';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';

/** The page of a list that a call asks for, under a name, with the marker of the next. */
export function pageOf<T>(
  name: string,
  items: readonly T[],
  parameters: QueryParameters,
  element: (item: T) => XmlObject,
): XmlObject {
  const size = parameters.integer('PageSize', { min: 1, max: 400 }) ?? 400;
  const page = paginate(items, size, parameters.text('Marker'));
  return { [name]: page.items.map(element), NextMarker: page.nextToken };
}
