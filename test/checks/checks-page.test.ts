import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CHECKS, CHECKS_BY_SUBJECT } from '../../lib/checks/rules/all-checks';
import { renderChecksPage } from '../../scripts/checks-page';
import { ROOT } from '../support/source-graph';
import { EXAMPLES } from './examples';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('docs/checks.md', () => {
  test('is what npm run docs:checks writes', () => {
    expect(read('docs/checks.md')).toBe(renderChecksPage(CHECKS_BY_SUBJECT, ({ id }) => EXAMPLES[id]!.fails[0]![1]));
  });
});

describe.each(ALL_CHECKS)('$id', ({ id, what, why, fix, source, rule }) => {
  test('has a name that is typed with ease', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('tells what, why and what to do in words that flow into each other', () => {
    expect(what).toMatch(/^[A-Z`].*[^.]$/);
    expect(why).toMatch(/^([a-z]|[A-Z]+[a-z]*[A-Z]|Auto Scaling|CloudFormation|CloudWatch|EC2|AWS).*[^.]$/);
    expect(fix).toMatch(/^[a-z].*[^.]$/);
  });

  test('has a page of AWS, and a rule that exists', () => {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    expect(rule === undefined || read('docs/rules.md').includes(`\n| ${rule} |`)).toBe(true);
  });
});

test('no two checks have the same name', () => {
  const ids = ALL_CHECKS.map(({ id }) => id);

  expect(ids).toEqual([...new Set(ids)]);
});
