import { own } from '../../template/json';
import { constant } from './constant';
import { daily, weekly } from './cycle';
import { flashCrowd } from './flash-crowd';
import type { Generator } from './generator';
import { noise } from './noise';
import { ramp } from './ramp';
import { step } from './step';

/** All kinds of synthetic load, by the name that they have on the command line. */
export const generatorTable = {
  constant,
  step,
  ramp,
  daily,
  weekly,
  'flash-crowd': flashCrowd,
  noise,
};

export type GeneratorKind = keyof typeof generatorTable;
type ParameterOf<Kind extends GeneratorKind> = keyof (typeof generatorTable)[Kind]['parameters'];

/** One kind with the parameters that differ from their defaults, and a noise on top. */
export type SimpleSpec<Kind extends GeneratorKind = GeneratorKind> = {
  [K in Kind]: { readonly kind: K; readonly noise?: number } & { readonly [name in ParameterOf<K>]?: number };
}[Kind];

export interface CompositeSpec {
  readonly kind: 'sum' | 'product';
  readonly of: readonly GeneratorSpec[];
}

/** A synthetic load as data. */
export type GeneratorSpec = SimpleSpec | CompositeSpec;

export const generatorKinds = Object.keys(generatorTable) as readonly GeneratorKind[];

/** The generator of that kind, undefined for any other name. */
export function generatorOf(kind: string): Generator | undefined {
  return own<Generator>(generatorTable, kind);
}
