import { open, rename, rm } from 'node:fs/promises';
import { fileProblem } from './file-problem';

/** A file to be, with its content in pieces. */
export interface NewFile {
  readonly path: string;
  readonly content: Iterable<string>;
}

/**
 * Writes files beside their names first and gives them their names when all are complete, so that none is ever half
 * written.
 *
 * @throws Error with one line that names the file
 */
export async function writeFiles(files: readonly NewFile[]): Promise<void> {
  const drafts = files.map(({ path, content }) => ({ path, content, draft: draftOf(path) }));
  try {
    for (const { path, draft, content } of drafts) {
      await write(draft, content).catch((error) => fail(path, error));
    }
    for (const { path, draft } of drafts) {
      await rename(draft, path).catch((error) => fail(path, error));
    }
  } finally {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })));
  }
}

/** The name of a file while it is written. */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

async function write(draft: string, content: Iterable<string>): Promise<void> {
  const file = await open(draft, 'w');
  try {
    for (const piece of content) {
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
}

function fail(path: string, error: unknown): never {
  throw new Error(`${path}: ${fileProblem(error)}`, { cause: error });
}
