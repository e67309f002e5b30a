import type { LiveWorld } from './live-world';
import type { QueryParameters } from './query-parameters';
import type { XmlObject } from './xml';

/** Answers one call. Undefined: the answer has no result, only its metadata. */
type QueryAction = (parameters: QueryParameters, world: LiveWorld) => XmlObject | undefined;

/** A service that speaks the Query protocol. */
export interface QueryService {
  /** The version of its API that is spoken. */
  readonly version: string;
  /** Of its answers in XML. */
  readonly namespace: string;
  /** The calls that are understood; every other one is answered with InvalidAction. */
  readonly actions: { readonly [name: string]: QueryAction };
}
