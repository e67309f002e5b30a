import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FunctionDefinition } from '../twin/template/read-functions';

/** The file that a function runs, and the name of the export in it. */
export interface LambdaCode {
  readonly folder: string;
  readonly file: string;
  /** For example `handler`. */
  readonly exportName: string;
}

/**
 * Finds the code of a function beside the synthesized template: in the folder that `aws:asset:path` names, else in
 * `asset.<hash>`, where the CDK stages what it uploads as `<hash>.zip`.
 *
 * @param templateFolder folder of the template, usually `cdk.out`
 * @throws Error when there is no such folder or no such file in it, naming where it was looked for
 */
export function findLambdaCode(definition: FunctionDefinition, templateFolder: string): LambdaCode {
  const { logicalId, handler, assetPath, codeKey } = definition;
  const folders = [assetPath, codeKey && `asset.${codeKey.replace(/\.zip$/, '')}`]
    .filter((path) => path !== undefined && path !== '')
    .map((path) => resolve(templateFolder, path as string));
  const folder = folders.find((path) => existsSync(path));
  if (folder === undefined) {
    throw new Error(
      `the code of ${logicalId} is not beside the template: ${folders.join(' or ') || 'it names no asset'}`,
    );
  }
  const [name = '', exportName = ''] = splitHandler(handler);
  const candidates = ['.mjs', '.js', '.cjs'].map((extension) => join(folder, `${name}${extension}`));
  const file = candidates.find((path) => existsSync(path));
  if (file === undefined) {
    throw new Error(`handler ${handler} of ${logicalId} needs ${name}.mjs or ${name}.js in ${folder}`);
  }
  return { folder, file, exportName };
}

function splitHandler(handler: string): readonly [string, string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}
