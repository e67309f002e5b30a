import { open, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileProblem } from './file-problem';
import { draftOf } from './write-files';

/** A file that a command is to read or to write. */
export interface NamedFile {
  /** What names it: `--json`. */
  readonly option: string;
  readonly path: string;
}

/** A file that a command reads, if it was named. */
type Input = Pick<NamedFile, 'option'> & { readonly path: string | undefined };

/**
 * Finds out before a long simulation whether its files can be written: each a regular file or none yet, in a folder that
 * takes new files, named once, and not one that is read.
 *
 * @throws Error with one line that names the option
 */
export async function checkOutputs(outputs: readonly NamedFile[], inputs: readonly Input[]): Promise<void> {
  const users = new Map(inputs.map(({ option, path }) => [path === undefined ? '' : resolve(path), option]));
  for (const { option, path } of outputs) {
    const user = users.get(resolve(path));
    if (path === '' || user !== undefined) {
      throw new Error(
        `${option} must be a file of its own, got ${user === undefined ? "''" : `${path}, also ${user}`}`,
      );
    }
    users.set(resolve(path), option);
    await checkFile(option, path);
  }
}

async function checkFile(option: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) {
    throw new Error(`${option} must be a regular file, got ${path}`);
  }
  try {
    await (await open(draftOf(path), 'w')).close();
  } catch (error) {
    throw new Error(`${option} cannot be written to ${path}: ${inFolder(error)}`, { cause: error });
  } finally {
    await rm(draftOf(path), { force: true }).catch(() => {});
  }
}

/** A new file that is not found is one whose folder is not there. */
function inFolder(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'no such folder' : fileProblem(error);
}
