import type { Resource, TemplateReader } from './template-reader';

/** What one check looks for. All of it goes into docs/checks.md. */
export interface Check {
  /** Name by which a finding is acknowledged: a contract. */
  readonly id: string;
  /**
   * `error`: AWS refuses it, it cannot do what it says, or healthy instances are lost by it. `warning`: it works, but seldom
   * as meant.
   */
  readonly severity: 'error' | 'warning';
  /** What it finds, in one line. */
  readonly what: string;
  /** What AWS does then. */
  readonly why: string;
  /** What to do, in the imperative. */
  readonly fix: string;
  /** Page of AWS that says so. */
  readonly source: string;
  /** Number of the rule in docs/rules.md. */
  readonly rule?: string;
  readonly find: (template: TemplateReader) => Iterable<Problem>;
}

/** A place where a check does not hold. */
export interface Problem {
  readonly resource: Resource;
  /** What is wrong, with the names and the values of properties. */
  readonly message: string;
  /** The property at fault, as a path from the resource. */
  readonly location?: string;
  /** The group that is concerned. @default - the resource itself, or the group that it is attached to */
  readonly group?: Resource;
}

/** A problem with the check that found it. */
export interface Finding extends Problem {
  readonly check: Check;
}

/** What is wrong with one resource: messages by the location at fault. */
export type Problems = Iterable<readonly [location: string, message: string] | false | undefined>;

/** A check of resources one by one. */
export function each(
  types: string | readonly string[],
  problemsOf: (resource: Resource, template: TemplateReader) => Problems,
): Check['find'] {
  return function* find(template) {
    for (const resource of template.ofType(...[types].flat())) {
      for (const problem of problemsOf(resource, template)) {
        if (problem) {
          const [location, message] = problem;
          yield { resource, location, message };
        }
      }
    }
  };
}
