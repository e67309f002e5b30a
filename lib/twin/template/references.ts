import { isObject, type Json, own } from './json';
import { MAX_DEPTH } from './scope';

/** Which branch of an Fn::If with this condition is taken: 1, 2, or undefined if that is not known. */
type Chooser = (condition: string) => 1 | 2 | undefined;

/**
 * The names that a template value refers to, by Ref, Fn::GetAtt, Fn::Sub, Fn::If or Condition, in order of appearance.
 * Of an Fn::If only the branch that is taken counts.
 */
export function referencesIn(value: Json, chosen: Chooser, depth = 0): readonly string[] {
  if (depth > MAX_DEPTH) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: Json) => referencesIn(item, chosen, depth + 1));
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Fn::If' && Array.isArray(argument)) {
      return referencesInBranch(argument, chosen, depth + 1);
    }
    return [...(own(direct, key)?.(argument) ?? []), ...referencesIn(argument, chosen, depth + 1)];
  });
}

const direct: { readonly [key: string]: (argument: Json) => readonly string[] } = {
  Condition: (argument) => (typeof argument === 'string' ? [argument] : []),
  'Fn::GetAtt': (argument) => {
    const first = Array.isArray(argument)
      ? argument[0]
      : typeof argument === 'string'
        ? argument.split('.')[0]
        : undefined;
    return typeof first === 'string' ? [first] : [];
  },
  'Fn::Sub': (argument) => {
    const text = Array.isArray(argument) ? argument[0] : argument;
    return typeof text === 'string'
      ? [...text.matchAll(/\$\{([^!}.][^}.]*)/g)].map((match) => (match[1] ?? '').trim())
      : [];
  },
  Ref: (argument) => (typeof argument === 'string' ? [argument] : []),
};

function referencesInBranch(argument: readonly Json[], chosen: Chooser, depth: number): readonly string[] {
  const [name] = argument;
  if (typeof name !== 'string') {
    return referencesIn([...argument], chosen, depth);
  }
  const branch = chosen(name);
  const taken = branch === undefined ? argument.slice(1) : [argument[branch] ?? null];
  return [name, ...referencesIn(taken, chosen, depth)];
}
