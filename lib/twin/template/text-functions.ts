import { isObject, type Json, own } from './json';
import { firstUnresolved, type Resolved, scalarText, Unresolved } from './resolved';
import type { Place } from './scope';

/** The intrinsic functions that make text and lists of text. */
export const textFunctions = {
  'Fn::Base64': base64,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
};

function join(argument: Json, place: Place): Resolved {
  const [separator, list] = pair(argument);
  const items = place.resolve(list, 'Fn::Join', 1);
  if (items instanceof Unresolved) {
    return items;
  }
  if (typeof separator !== 'string' || !Array.isArray(items)) {
    return new Unresolved(place.path, 'Fn::Join needs a separator and a list');
  }
  return texts(items, place, 'Fn::Join', (parts) => parts.join(separator));
}

function split(argument: Json, place: Place): Resolved {
  const [separator, text] = pair(argument);
  const value = place.resolve(text, 'Fn::Split', 1);
  if (value instanceof Unresolved) {
    return value;
  }
  if (typeof separator !== 'string' || separator === '' || typeof value !== 'string') {
    return new Unresolved(place.path, 'Fn::Split needs a separator and a text');
  }
  return value.split(separator);
}

function select(argument: Json, place: Place): Resolved {
  const [position, list] = pair(argument);
  const index = Number(scalarText(place.resolve(position, 'Fn::Select', 0)) ?? Number.NaN);
  const items = place.resolve(list, 'Fn::Select', 1);
  if (items instanceof Unresolved) {
    return items;
  }
  if (!Array.isArray(items)) {
    return new Unresolved(place.path, 'Fn::Select needs an index and a list');
  }
  if (!Number.isInteger(index) || index < 0 || index >= items.length) {
    return new Unresolved(place.path, `Fn::Select asks for item ${index} of a list of ${items.length}`);
  }
  return items[index];
}

function base64(argument: Json, place: Place): Resolved {
  const value = place.resolve(argument, 'Fn::Base64');
  if (value instanceof Unresolved) {
    return value;
  }
  const text = scalarText(value);
  return text === undefined ? new Unresolved(place.path, 'Fn::Base64 needs a text') : encodeBase64(text);
}

/** `${Name}`, `${Resource.Attribute}` and `${!literal}`, with a map of variables that go first. */
function sub(argument: Json, place: Place): Resolved {
  const [text, map] = Array.isArray(argument) ? pair(argument) : [argument, {}];
  if (typeof text !== 'string' || !isObject(map)) {
    return new Unresolved(place.path, 'Fn::Sub needs a text');
  }
  const parts = text.split(/(\$\{[^}]*\})/).map((part) => {
    const name = /^\$\{([^}]*)\}$/.exec(part)?.[1];
    if (name === undefined) {
      return part;
    }
    if (name.startsWith('!')) {
      return `\${${name.slice(1)}}`;
    }
    return variable(name.trim(), map as { readonly [key: string]: Json }, place);
  });
  return texts(parts, place, 'Fn::Sub', (resolved) => resolved.join(''));
}

function variable(name: string, map: { readonly [key: string]: Json }, place: Place): Resolved {
  const given = own(map, name);
  if (given !== undefined) {
    return place.resolve(given, 'Fn::Sub', 1, name);
  }
  return place.resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, 'Fn::Sub');
}

function texts(values: readonly Resolved[], place: Place, name: string, build: (parts: string[]) => string): Resolved {
  const unresolved = firstUnresolved(values);
  if (unresolved) {
    return unresolved;
  }
  const parts = values.map(scalarText);
  return parts.every((part) => part !== undefined)
    ? build(parts as string[])
    : new Unresolved(place.path, `${name} holds something that is not text`);
}

function pair(argument: Json): readonly [Json, Json] {
  return Array.isArray(argument) ? [argument[0] ?? null, argument[1] ?? null] : [null, null];
}

/** Base64 of the text's UTF-8 bytes. */
function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
