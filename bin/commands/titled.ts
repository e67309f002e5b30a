import type { Outcome } from './run-template';

/** What tells the groups of several templates apart. */
export type Named = Pick<Outcome, 'stackName' | 'group'>;

/** Something about a group, with what it is called beside the others. */
export interface Titled<T extends Named> {
  readonly title: string;
  readonly outcome: T;
}

/**
 * Outcomes with names that tell them apart: that of their stack, numbered when two stacks are called the same, as before
 * and after a change; and that of their group where a stack has several.
 *
 * @param templates the outcomes of each template, a group each
 */
export function titled<T extends Named>(templates: readonly (readonly T[])[]): readonly Titled<T>[] {
  const stacks = distinct(templates.map((outcomes) => outcomes[0]?.stackName ?? ''));
  return templates.flatMap((outcomes, index) =>
    outcomes.map((outcome) => ({ title: nameOf(stacks[index]!, outcome, outcomes.length, templates.length), outcome })),
  );
}

function nameOf(stack: string, { group }: Named, groups: number, templates: number): string {
  if (groups === 1) {
    return stack;
  }
  return templates === 1 ? group.logicalId : `${stack} ${group.logicalId}`;
}

function distinct(names: readonly string[]): readonly string[] {
  return new Set(names).size === names.length ? names : names.map((name, index) => `${index + 1}: ${name}`);
}
