import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readStack, type Stack } from '../../twin/template/read-stack';

/**
 * Reads a synthesized template from a file; the stack is named after the file.
 *
 * @param path for example `cdk.out/Headroom.template.json`
 * @throws Error with one line that names the file and what is wrong with it
 */
export async function loadStack(path: string): Promise<Stack> {
  const template = parse(await read(path), path);
  const stackName = basename(path).replace(/(\.template)?\.json$/, '') || 'Stack';
  try {
    return readStack(template, { stackName });
  } catch (error) {
    throw new Error(`${path}: ${messageOf(error)}`, { cause: error });
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') {
      throw new Error(`${path}: no such file; synthesize first, for example with npm run synth`);
    }
    if (code === 'EISDIR') {
      throw new Error(`${path} is a folder; name a template in it: ${await templatesIn(path)}`);
    }
    throw new Error(`${path}: ${messageOf(error)}`, { cause: error });
  }
}

async function templatesIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.template.json')).sort();
  return names.length === 0 ? 'it holds no *.template.json' : names.map((name) => join(folder, name)).join(', ');
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
