import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the CDK declares what a resource has. */
export interface Declaration {
  /** Module of the CDK, for example `autoscaling`. */
  readonly module: string;
  /** Class of the resource, for example `CfnWarmPool`. */
  readonly resource: string;
  /** Interface that holds its properties, `CfnWarmPoolProps`, or one of those inside the class's namespace. */
  readonly root: string;
}

/**
 * Every property that the installed CDK declares, those of nested structs too, as dotted paths in declared order.
 *
 * Lists are passed through: `Overrides.InstanceType` is the type of each override.
 */
export function readProperties({ module, resource, root }: Declaration): readonly string[] {
  const source = readFileSync(
    join(dirname(require.resolve(`aws-cdk-lib/aws-${module}`)), `lib/${module}.generated.d.ts`),
    'utf8',
  );
  const start = source.indexOf(`export declare namespace ${resource} {`);
  const namespace = source.slice(start, source.indexOf('\n}\n', start));
  const below = (name: string): readonly string[] =>
    [...bodyOf(name, name.endsWith('Props') ? source : namespace).matchAll(/readonly (\w+)\??: (.+);/g)].flatMap(
      ([, property, type]) => {
        const path = capitalized(property!);
        const inner = type!.match(new RegExp(`${resource}\\.(\\w+Property)`))?.[1];
        return [path, ...(inner === undefined ? [] : below(inner)).map((each) => `${path}.${each}`)];
      },
    );
  return below(root);
}

function bodyOf(name: string, source: string): string {
  const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n *\\}\\n`).exec(`${source}\n`)?.[1];
  if (body === undefined) {
    throw new Error(`the CDK must declare ${name}`);
  }
  return body;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
