import { type LoadSource, loadSourceProblem } from './load-source';
import { type Problems, readAs, wholeBetween } from './read-variable';

/** A group that is controlled, and what its policy takes from it. */
export interface ControlledGroup {
  readonly name: string;
  /** Minimum that a lease ends at: what the user configured, never what the group has. In instances. */
  readonly baseline: number;
  /** The highest floor, in instances. @default - the group's maximum */
  readonly highestFloor?: number;
  readonly source: LoadSource;
}

/** All groups that carry a tag; the tag's value is the group's baseline, CPU is its source. */
export interface TaggedGroups {
  readonly kind: 'tagged';
  readonly key: string;
  readonly highestFloor?: number;
}

/** Groups by name. */
export interface ListedGroups {
  readonly kind: 'listed';
  readonly groups: readonly ControlledGroup[];
}

export type GroupSelection = ListedGroups | TaggedGroups;

/** More instances than any group can hold. */
const MOST_INSTANCES = 100_000;

const CPU: LoadSource = { kind: 'cpu' };

/**
 * Reads which groups are controlled: one, several or those with a tag.
 *
 * | variable | | default |
 * |---|---|---|
 * | `AUTO_SCALING_GROUP_NAME` | the one group that is controlled | |
 * | `BASELINE` | its minimum, which a lease ends at, in instances | |
 * | `HIGHEST_FLOOR` | the highest minimum that is written, in instances | the group's maximum |
 * | `LOAD_SOURCE` | JSON of a {@link LoadSource} | `{"kind":"cpu"}` |
 * | `AUTO_SCALING_GROUPS` | JSON of several: `[{"name","baseline","highestFloor","source"}]` | |
 * | `AUTO_SCALING_GROUP_TAG` | key of the tag that groups carry, whose value is the baseline; with `HIGHEST_FLOOR` | |
 *
 * What is wrong is added to `problems`, and the selection then of no use.
 */
export function readGroupSelection(
  environment: Readonly<Record<string, string | undefined>>,
  problems: Problems,
): GroupSelection {
  const { AUTO_SCALING_GROUP_NAME: name, AUTO_SCALING_GROUPS: list, AUTO_SCALING_GROUP_TAG: key } = environment;
  const given = [name, list, key].filter((value) => value !== undefined && value !== '');
  if (given.length !== 1) {
    const names = 'AUTO_SCALING_GROUP_NAME, AUTO_SCALING_GROUPS or AUTO_SCALING_GROUP_TAG';
    problems.push(`${given.length === 0 ? `${names} is not set` : `one of ${names} must be set, got ${given.length}`}`);
  }
  const { BASELINE: baseline, HIGHEST_FLOOR: highest, LOAD_SOURCE: source } = environment;
  const highestFloor = highest === undefined ? {} : { highestFloor: count('HIGHEST_FLOOR', highest, problems) };
  if (key) {
    return { kind: 'tagged', key, ...highestFloor };
  }
  if (list) {
    return { kind: 'listed', groups: readList(list, problems) };
  }
  const one = {
    name: name ?? '',
    baseline: count('BASELINE', baseline, problems),
    ...highestFloor,
    source: source === undefined ? CPU : readSource('LOAD_SOURCE', parse(source), problems),
  };
  return { kind: 'listed', groups: [one] };
}

function readList(text: string, problems: Problems): readonly ControlledGroup[] {
  const list = parse(text);
  if (!Array.isArray(list) || list.length === 0) {
    problems.push(`AUTO_SCALING_GROUPS must be a JSON array of groups, got ${text}`);
    return [];
  }
  return list.map((entry: Partial<Record<keyof ControlledGroup, unknown>> | null, index) => {
    const path = `AUTO_SCALING_GROUPS[${index}]`;
    const { name, baseline, highestFloor, source = CPU } = entry ?? {};
    if (typeof name !== 'string' || name === '') {
      problems.push(`${path}.name must be the name of a group, got ${JSON.stringify(name) ?? 'nothing'}`);
    }
    return {
      name: String(name),
      baseline: count(`${path}.baseline`, baseline, problems),
      ...(highestFloor !== undefined && { highestFloor: count(`${path}.highestFloor`, highestFloor, problems) }),
      source: readSource(`${path}.source`, source, problems),
    };
  });
}

function readSource(path: string, value: unknown, problems: Problems): LoadSource {
  const problem = loadSourceProblem(value);
  if (problem !== undefined) {
    problems.push(`${path} ${problem}`);
  }
  return value as LoadSource;
}

function count(path: string, value: unknown, problems: Problems): number {
  return readAs(wholeBetween(0, MOST_INSTANCES), path, value, problems, 0);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
