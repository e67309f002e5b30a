import { own } from '../../twin/template/json';
import type { XmlObject } from '../xml';

/** Some properties of a configuration, those that it has. */
export function picked(configuration: { readonly [key: string]: unknown }, keys: readonly string[]): XmlObject {
  const entries = keys.map((key) => [key, own(configuration, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as XmlObject;
}
