import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-graph';

/** An optional prop of the public API, with what its documentation says of its default. */
export interface DocumentedDefault {
  /** For example `ElasticGroupOptions.minCapacity`. */
  readonly name: string;
  /** The text behind `@default`, on one line; undefined when there is none. */
  readonly text: string | undefined;
}

const INTERFACE = /export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g;
const OPTIONAL_PROP = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)\?:/g;
const DEFAULT = /@default ((?:(?!\n\s*\*\s*(?:@|$))[\s\S])*)/;

/** Where constructs stand, below `lib`. Load balancing has a test of its own. */
const FOLDERS = ['', 'capacity', 'lifecycle', 'deployment', 'policies', 'checks'];

/** Reads every optional prop of every interface of the constructs that `lib/index.ts` exports. */
export function readDocumentedDefaults(folders: readonly string[] = FOLDERS): DocumentedDefault[] {
  const index = readFileSync(join(ROOT, 'lib', 'index.ts'), 'utf8');
  const isPublic = (name: string) => new RegExp(`\\b${name}\\b`).test(index);
  const present = folders.filter((folder) => existsSync(join(ROOT, 'lib', folder)));
  const files = present.flatMap((folder) =>
    readdirSync(join(ROOT, 'lib', folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(ROOT, 'lib', file), 'utf8');
    const interfaces = [...source.matchAll(INTERFACE)].filter(([, name]) => isPublic(name!));
    return interfaces.flatMap(([, interfaceName, body]) =>
      [...body!.matchAll(OPTIONAL_PROP)].map(([, comment, prop]) => ({
        name: `${interfaceName}.${prop}`,
        text: comment!
          .match(DEFAULT)?.[1]
          ?.replace(/\n\s*\*\s*/g, ' ')
          .trim(),
      })),
    );
  });
}
