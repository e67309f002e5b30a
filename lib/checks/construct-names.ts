import { basename } from 'node:path';
import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Tells the path of the construct that a logical id comes from: that of the L2, where the resource is its main part.
 *
 * The tree is looked through when the first name is asked for, which is when something was found.
 */
export function constructNames(app: IConstruct): (templatePath: string, logicalId: string) => string {
  let names: ReadonlyMap<string, string> | undefined;
  return (templatePath, logicalId) => {
    names ??= new Map(app.node.findAll().filter(CfnElement.isCfnElement).map(nameOf));
    return names.get(`${basename(templatePath)}/${logicalId}`) ?? logicalId;
  };
}

function nameOf(element: CfnElement): [string, string] {
  const { scope } = element.node;
  const named = scope?.node.defaultChild === element ? scope : element;
  return [placeOf(element), named.node.path];
}

/** The template and the logical id of what is in a stack. */
export function placeOf(element: CfnElement): string {
  const stack = Stack.of(element);
  return `${stack.templateFile}/${stack.resolve(element.logicalId)}`;
}
