import { completeParameters } from './generators/parameters';
import { type GeneratorSpec, generatorKinds, generatorOf, generatorTable, type SimpleSpec } from './generators/table';

/**
 * Reads a synthetic load as it is written on a command line: `kind:name=number,...`, parts joined by `*` (which binds
 * first) and `+`. What is not given has its default; every kind also takes `noise`.
 *
 * @throws RangeError in one sentence, with what is allowed, for a kind, a parameter or a number that is not.
 * @example parseGenerator('daily:mean=10,amplitude=0.6,noise=0.1 + flash-crowd:base=0,peak=30,at=720')
 */
export function parseGenerator(text: string): GeneratorSpec {
  // A plus or minus before a digit belongs to a number, as in 1e+3.
  return combined(
    'sum',
    text.split(/\+(?!\d)/).map((term) => combined('product', term.split('*').map(parsePart))),
  );
}

/** The whole grammar in one line, for messages and help. */
export const generatorGrammar = `${generatorKinds
  .map((kind) => `${kind}:${Object.keys(generatorTable[kind].parameters).join(',')}`)
  .join(' | ')}, each also with noise, as name=number, joined by * or +`;

function combined(kind: 'sum' | 'product', of: readonly GeneratorSpec[]): GeneratorSpec {
  const [only, ...others] = of;
  return only !== undefined && others.length === 0 ? only : { kind, of };
}

function parsePart(text: string): GeneratorSpec {
  const [kind = '', parameters, ...rest] = text.split(':').map((part) => part.trim());
  const generator = generatorOf(kind);
  if (generator === undefined || rest.length > 0) {
    throw new RangeError(`a synthetic load must be one of ${generatorGrammar}; got "${text.trim()}"`);
  }
  const given = Object.fromEntries((parameters ? parameters.split(',') : []).map((item) => assignment(kind, item)));
  completeParameters(kind, generator, given);
  return { kind, ...given } as SimpleSpec;
}

function assignment(kind: string, text: string): readonly [string, number] {
  const [name = '', value = '', ...rest] = text.split('=').map((part) => part.trim());
  const number = Number(value);
  if (name === '' || value === '' || rest.length > 0 || !Number.isFinite(number)) {
    throw new RangeError(`${kind}: a parameter must be name=number, got "${text.trim()}"`);
  }
  return [name, number];
}
