import { ALL_CHECKS } from '../../lib/checks/rules/all-checks';
import { findProblems } from '../../lib/checks/rules/find-problems';
import { EXAMPLES } from './examples';

type Node = Readonly<Record<string, unknown>>;

/** What a template may hold in place of a value, so that only the deployment knows it. */
const UNKNOWNS: ReadonlyArray<(value: unknown) => unknown> = [
  () => ({ Ref: 'Parameter' }),
  () => '{{resolve:ssm:/parameter}}',
  (value) => ({ 'Fn::If': ['Condition', value, { Ref: 'AWS::NoValue' }] }),
];

/** Copies of a template's value, in each of which one part is not known. */
function* withOneUnknown(value: unknown): Iterable<unknown> {
  if (isIntrinsic(value)) {
    return;
  }
  yield* UNKNOWNS.map((unknown) => unknown(value));
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const other of withOneUnknown(item)) {
        yield value.map((same, at) => (at === index ? other : same));
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const other of withOneUnknown(item)) {
        yield { ...value, [key]: other };
      }
    }
  }
}

const isIntrinsic = (value: unknown) => /^(Ref|Fn::)/.test(Object.keys(Object(value))[0] ?? '');

/** Copies of a template, in each of which one part of a property is not known. */
function* templatesOf(resources: Node): Iterable<Node> {
  for (const [id, resource] of Object.entries(resources) as [string, Node][]) {
    for (const attribute of ['Properties', 'UpdatePolicy'].filter((name) => resource[name] !== undefined)) {
      for (const [name, value] of Object.entries(resource[attribute] as Node)) {
        for (const other of value === undefined ? [] : withOneUnknown(value)) {
          yield {
            ...resources,
            [id]: { ...resource, [attribute]: { ...(resource[attribute] as Node), [name]: other } },
          };
        }
      }
    }
  }
}

/** The resources, each on a condition of its own. */
function conditional(resources: Node): Node {
  const entries = Object.entries(resources as Record<string, Node>);
  return Object.fromEntries(entries.map(([id, resource]) => [id, { ...resource, Condition: `${id}Wanted` }]));
}

const idsIn = (Resources: Node) => new Set(findProblems({ Resources }).map(({ check }) => check.id));

describe.each(ALL_CHECKS)('$id', ({ id }) => {
  const { fails, passes } = EXAMPLES[id]!;
  const small = [...fails.map(([resources]) => resources), ...passes].filter(
    (all) => JSON.stringify(all).length < 1500,
  );

  test('is the only finding still when no two resources need exist at once', () => {
    for (const [resources] of fails) {
      expect([id, ...idsIn(conditional(resources))].filter((other) => other !== id)).toEqual([]);
    }
    for (const resources of passes) {
      expect([...idsIn(conditional(resources))]).toEqual([]);
    }
  });

  test('is the only finding still when some value is not known', () => {
    for (const resources of small as readonly Node[]) {
      const before = idsIn(resources);
      for (const template of templatesOf(resources)) {
        const found = [...idsIn(template)].filter((other) => !before.has(other));

        expect({ found, template }).toEqual({ found: [], template });
      }
    }
  });
});
