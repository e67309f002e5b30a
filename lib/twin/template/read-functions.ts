import type { Finding, PropertyReader } from './property-reader';
import { resourcesOf } from './resource-reader';
import type { Scope } from './scope';

/** A Lambda function as the template describes it. */
export interface FunctionDefinition {
  readonly logicalId: string;
  readonly name: string;
  /** `file.export`. @default 'index.handler' */
  readonly handler: string;
  /** For example `nodejs24.x`. */
  readonly runtime: string;
  /** MB. @default 128 */
  readonly memorySize: number;
  /** Seconds. @default 3 */
  readonly timeout: number;
  readonly environment: { readonly [name: string]: string };
  /** Folder of the code, relative to the template's own: `aws:asset:path`, which the CDK CLI writes. */
  readonly assetPath?: string;
  /** Key of the code in the assets bucket. */
  readonly codeKey?: string;
}

/** The Lambda functions of a template whose code is in a folder or a bucket. */
export function readFunctions(scope: Scope, report: (finding: Finding) => void): readonly FunctionDefinition[] {
  return resourcesOf('AWS::Lambda::Function', scope, report).map(({ logicalId, name, properties, metadata }) => {
    const assetPath = metadata.text('aws:asset:path');
    const codeKey = properties.object('Code')?.text('S3Key');
    return {
      logicalId,
      name,
      handler: properties.text('Handler') ?? 'index.handler',
      runtime: properties.text('Runtime') ?? '',
      memorySize: properties.count('MemorySize') ?? 128,
      timeout: properties.count('Timeout') ?? 3,
      environment: variables(properties),
      ...(assetPath !== undefined && { assetPath }),
      ...(codeKey !== undefined && { codeKey }),
    };
  });
}

function variables(properties: PropertyReader): { readonly [name: string]: string } {
  const variables = properties.object('Environment')?.object('Variables');
  return Object.fromEntries(
    (variables?.keys() ?? []).flatMap((key) => {
      const value = variables?.text(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
