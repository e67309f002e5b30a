import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseTemplate } from '../twin/template/parse-template';
import { readStack, type Stack } from '../twin/template/read-stack';

/**
 * Reads a template from a file, JSON or YAML; the stack is named after the file.
 *
 * @param path for example `cdk.out/Headroom.template.json`
 * @param parameters values for the template's parameters, by name
 * @throws Error with one line that names the file and what is wrong with it
 */
export async function loadStack(path: string, parameters: { readonly [name: string]: string } = {}): Promise<Stack> {
  const text = await read(path);
  const stackName = basename(path).replace(/(\.template)?\.(json|ya?ml)$/, '') || 'Stack';
  try {
    return readStack(parseTemplate(text), { stackName, parameters });
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
