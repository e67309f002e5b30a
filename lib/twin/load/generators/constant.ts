import type { Generator } from './generator';

/** The same load always: `value`. */
export const constant: Generator<'value'> = {
  parameters: { value: { default: 10 } },
  load:
    ({ value }) =>
    () =>
      value,
};
