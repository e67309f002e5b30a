import { ALL_CHECKS } from '../../lib/checks/rules/all-checks';
import { findProblems } from '../../lib/checks/rules/find-problems';
import { EXAMPLES } from './examples';
import { PARAMETERS } from './examples/resources';

const found = (Resources: object) =>
  findProblems({ Resources, Parameters: PARAMETERS }).map(({ check, message }) => [check.id, message]);

describe.each(ALL_CHECKS)('$id', ({ id }) => {
  const { fails, passes } = EXAMPLES[id] ?? { fails: [], passes: [] };

  test.each(fails)('finds, and finds nothing else, in example %#', (resources, message) => {
    expect(found(resources)).toEqual([[id, message]]);
  });

  test.each(passes.map((resources) => [resources]))('passes example %#', (resources) => {
    expect(found(resources)).toEqual([]);
  });

  test('has an example of both', () => {
    expect(fails.length).toBeGreaterThan(0);
    expect(passes.length).toBeGreaterThan(0);
  });
});

test('every example is one of a check', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(ALL_CHECKS.map(({ id }) => id).sort());
});
