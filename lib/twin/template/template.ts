import { isObject, type Json, type JsonObject, kindOf, own } from './json';

/** A template that cannot be used at all. The message says what was found instead. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** One entry of the template's `Resources`. */
export interface Resource {
  readonly logicalId: string;
  /** For example `AWS::AutoScaling::AutoScalingGroup`. */
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  /** Name of the condition that decides whether the resource exists. */
  readonly condition?: string;
  /** Logical ids of `DependsOn`. */
  readonly dependsOn: readonly string[];
}

/** A CloudFormation template, its sections present and of the right kind; the values in them not yet resolved. */
export interface Template {
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly resources: readonly Resource[];
  /** Keys of `Resources` under which there is no resource. */
  readonly unread: readonly string[];
  /** Names of macros that would change the template before it is deployed. */
  readonly transforms: readonly string[];
}

/**
 * Reads the sections of a template.
 *
 * @throws TemplateError when the value is not an object or has no `Resources`.
 */
export function readTemplate(value: unknown): Template {
  if (!isObject(value)) {
    throw new TemplateError(`not a CloudFormation template: expected an object, got ${kindOf(value)}`);
  }
  const resources = own(value, 'Resources');
  if (!isObject(resources)) {
    const keys = Object.keys(value).slice(0, 8).join(', ') || 'no keys';
    throw new TemplateError(`not a CloudFormation template: no Resources, found ${keys}`);
  }
  const read = Object.entries(resources).flatMap(([logicalId, resource]) => readResource(logicalId, resource));
  const known = new Set(read.map(({ logicalId }) => logicalId));
  return {
    parameters: section(value, 'Parameters'),
    mappings: section(value, 'Mappings'),
    conditions: section(value, 'Conditions'),
    resources: read,
    unread: Object.keys(resources).filter((key) => !known.has(key)),
    transforms: [own(value, 'Transform') ?? []].flat().filter((name) => typeof name === 'string'),
  };
}

function section(template: JsonObject, key: string): JsonObject {
  const value = own(template, key);
  return isObject(value) ? value : {};
}

function readResource(logicalId: string, value: Json): readonly Resource[] {
  if (!isObject(value)) {
    return [];
  }
  const type = own(value, 'Type');
  if (typeof type !== 'string') {
    return [];
  }
  const condition = own(value, 'Condition');
  const dependsOn = own(value, 'DependsOn') ?? [];
  return [
    {
      logicalId,
      type,
      properties: section(value, 'Properties'),
      metadata: section(value, 'Metadata'),
      ...(typeof condition === 'string' && { condition }),
      dependsOn: [dependsOn].flat().filter((name) => typeof name === 'string'),
    },
  ];
}
