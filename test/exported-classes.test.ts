import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as lib from '../lib';
import { ROOT } from './support/source-graph';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const CLASSES = Object.entries(lib)
  .filter(([, value]) => typeof value === 'function')
  .map(([name]) => name);

/** The comment of a class, in the module that the index takes it from. */
function commentOf(name: string): string {
  const exports = [...read('lib/index.ts').matchAll(/export \{([^}]*)\} from '(.+)'/g)];
  const [, , path] = exports.find(([, names]) => new RegExp(`\\b${name}\\b`).test(names!.replace(/type \w+/g, '')))!;
  const [before = ''] = read(join('lib', `${path}.ts`)).split(new RegExp(`export (?:abstract )?class ${name}\\b`));
  return before.slice(before.lastIndexOf('/**'));
}

/** The names in the first column of the README's tables of constructs and factories. */
function namesInReadme(): readonly string[] {
  const [, section = ''] = read('README.md').split('\n## What is in it\n');
  const rows = [...section.split('\n## ')[0]!.matchAll(/^\| (`.+?`) \|/gm)];
  return rows.flatMap(([, names]) => [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
}

describe('every exported class', () => {
  test.each(CLASSES)('%s has an example, which the build compiles', (name) => {
    expect(commentOf(name)).toContain('@example');
  });

  test('is in the README, once, and nothing else is', () => {
    expect([...namesInReadme()].sort()).toEqual([...CLASSES].sort());
  });
});
