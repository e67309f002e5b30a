import { open, rename, rm } from 'node:fs/promises';

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
  const written = files.map(({ path, content }) => ({ path, content, draft: `${path}.${process.pid}.part` }));
  try {
    for (const { draft, content } of written) {
      await write(draft, content);
    }
    for (const { draft, path } of written) {
      await rename(draft, path);
    }
  } finally {
    await Promise.all(written.map(({ draft }) => rm(draft, { force: true })));
  }
}

async function write(path: string, content: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const piece of content) {
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
}
