import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/source-graph';

const NUMBER = /\d+(?:\.\d+)+[a-z]?/.source;
const CITATION = new RegExp(`\\brules? (${NUMBER}(?:(?:, | and | to )${NUMBER})*)`, 'gi');

interface Rule {
  readonly number: string;
  readonly page: string;
  readonly sure: string;
}

function readRules(): readonly Rule[] {
  const rows = read('docs/rules.md').matchAll(/^\| (\d[^ ]*) \| .+ \| (.+) \| (.+) \|$/gm);
  return [...rows].map(([, number, page, sure]) => ({ number: number!, page: page!, sure: sure! }));
}

/** The rules that a text cites, those of a range one by one, also where a citation goes on in the next line. */
function citedIn(text: string): readonly string[] {
  const flowing = text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');
  return [...flowing.matchAll(CITATION)].flatMap(([, list]) => list!.split(/, | and /).flatMap(expand));
}

/** `5.2.1 to 5.2.5`, or a single number. */
function expand(range: string): readonly string[] {
  const [first, last] = range.split(' to ');
  if (last === undefined) {
    return [range];
  }
  const [from, to] = [lastPartOf(first!), lastPartOf(last)];
  const section = first!.slice(0, first!.lastIndexOf('.'));
  return Array.from({ length: to - from + 1 }, (_, index) => `${section}.${from + index}`);
}

const lastPartOf = (number: string) => Number.parseInt(number.slice(number.lastIndexOf('.') + 1), 10);

/** Every citation but those of this file, which are examples. */
function citedRules(): ReadonlySet<string> {
  const sources = ['lib', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const paths = [...sources, 'docs/twin.md'].filter((path) => join(ROOT, path) !== __filename);
  return new Set(paths.flatMap((path) => citedIn(read(path))));
}

/** A link to a page of AWS, by the page's own name. */
const isPage = (link: string) => /^\[(.+)\]\(https:\/\/docs\.aws\.amazon\.com\/.+\/\1\.html\)$/.test(link);

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('docs/rules.md', () => {
  const rules = readRules();
  const numbers = rules.map(({ number }) => number);

  test('has every rule that is cited', () => {
    const cited = citedRules();

    expect([...cited].filter((number) => !numbers.includes(number))).toEqual([]);
    expect(cited.size).toBeGreaterThan(50);
  });

  test('has no rule that nothing cites', () => {
    const cited = citedRules();

    expect(numbers.filter((number) => !cited.has(number))).toEqual([]);
  });

  test('has each rule once', () => {
    expect(numbers).toEqual([...new Set(numbers)]);
  });

  test.each(rules)('tells of rule $number where it is from, and how sure it is', ({ page, sure }) => {
    const isNone = /^none(: reports? O.+)?$/.test(page);

    expect(isNone || page.split(', ').every(isPage)).toBe(true);
    expect(sure).toMatch(/^(documented|observed|\*assumption\*)/);
  });
});

describe('a citation', () => {
  test.each([
    ['of a rule', 'when it goes; rule 5.2.4. @default 60', ['5.2.4']],
    ['with a letter', '(rule 1.3.6b)', ['1.3.6b']],
    ['of two', 'rules 3.3 and 3.5', ['3.3', '3.5']],
    ['of several', 'rules 1.1.2, 1.1.9 and 1.5.5.', ['1.1.2', '1.1.9', '1.5.5']],
    ['of a range', 'rules 5.2.1 to 5.2.3.', ['5.2.1', '5.2.2', '5.2.3']],
    ['of a range past 9', 'rules 6.9 to 6.11', ['6.9', '6.10', '6.11']],
    ['over two lines of a comment', ' * (rules 5.6.1\n * and 5.6.7)', ['5.6.1', '5.6.7']],
    ['over two lines that are comments', '// see rule\n  // 4.2', ['4.2']],
    ['of nothing', 'the rule of 5.2 s', []],
  ])('%s is found', (_name, text, expected) => {
    expect(citedIn(text)).toEqual(expected);
  });
});
