import { TemplateValue } from './template-value';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';

/** Macros of AWS's own that write no property of the resources that are looked at here. */
const HARMLESS_TRANSFORM = /^AWS::(LanguageExtensions|Serverless-.+|SecretsManager-.+|CodeDeployBlueGreen)$/;

/** A resource of a template. */
export interface Resource {
  readonly logicalId: string;
  /** What its maker calls it. */
  readonly name: string;
  readonly type: string;
  /** Name of the condition on which it exists. */
  readonly condition?: string;
  readonly properties: TemplateValue;
  readonly updatePolicy: TemplateValue;
  /** The whole of it. */
  readonly definition: TemplateValue;
}

/** The resources of one template, and how they hang together. */
export class TemplateReader {
  private readonly byId: ReadonlyMap<string, Resource>;

  /** @param nameOf what the maker of a resource calls it, who may know nothing of logical ids */
  constructor(
    private readonly template: unknown,
    nameOf: (logicalId: string) => string = (logicalId) => logicalId,
  ) {
    const resources = isRewritten(template) ? {} : recordAt(template, 'Resources');
    const entries = Object.entries(resources).filter(([, json]) => isResource(json));
    this.byId = new Map(entries.map(([logicalId, json]) => [logicalId, readResource(logicalId, json, nameOf)]));
  }

  public ofType(...types: readonly string[]): readonly Resource[] {
    return [...this.byId.values()].filter(({ type }) => types.includes(type));
  }

  /** The resource that a reference points to. */
  public targetOf(reference: TemplateValue): Resource | undefined {
    return reference.target === undefined ? undefined : this.byId.get(reference.target);
  }

  public get groups(): readonly Resource[] {
    return this.ofType(GROUP);
  }

  /** The group that a policy, an action, a hook or a warm pool is of. */
  public groupOf(part: Resource): Resource | undefined {
    const reference = part.properties.at('AutoScalingGroupName');
    const isNamed = ({ properties }: Resource) => properties.at('AutoScalingGroupName').text === reference.text;
    const found = reference.text === undefined ? this.targetOf(reference) : this.groups.find(isNamed);
    return found?.type === GROUP ? found : undefined;
  }

  /** What is attached to a group by its name, and may exist together with it. */
  public attachedTo(group: Resource, type: string): readonly Resource[] {
    return this.ofType(type).filter((part) => this.groupOf(part) === group && mayMeet(part, group));
  }

  /** What is attached to a group, or to one that only the deployment knows. */
  public perhapsAttachedTo(group: Resource, type: string): readonly Resource[] {
    const isUntold = (part: Resource) => {
      const name = part.properties.at('AutoScalingGroupName');
      return name.text === undefined && this.targetOf(name) === undefined;
    };
    return this.ofType(type).filter((part) => this.groupOf(part) === group || isUntold(part));
  }

  /** The launch template or the launch configuration of a group, when it is in this template. */
  public launchSourceOf({ properties }: Resource): Resource | undefined {
    const mixed = properties.at('MixedInstancesPolicy', 'LaunchTemplate', 'LaunchTemplateSpecification');
    const single = properties.at('LaunchTemplate');
    return [
      single.at('LaunchTemplateId'),
      single.at('LaunchTemplateName'),
      mixed.at('LaunchTemplateId'),
      mixed.at('LaunchTemplateName'),
      properties.at('LaunchConfigurationName'),
    ]
      .map((reference) => this.targetOf(reference))
      .find((resource) => resource !== undefined);
  }

  /** A parameter's type and default. */
  public parameter(name: string | undefined): TemplateValue {
    return new TemplateValue(recordAt(this.template, 'Parameters')).at(name ?? '');
  }
}

/** Whether two resources may exist at once; with different conditions that cannot be told. */
export function mayMeet(one: Resource, other: Resource): boolean {
  return one.condition === undefined || other.condition === undefined || one.condition === other.condition;
}

/** Nothing can be told of a template that a macro rewrites. */
function isRewritten(template: unknown): boolean {
  const transforms = [recordOf(template).Transform ?? []].flat();
  return transforms.some((name) => typeof name !== 'string' || !HARMLESS_TRANSFORM.test(name));
}

function readResource(logicalId: string, json: unknown, nameOf: (logicalId: string) => string): Resource {
  const definition = new TemplateValue(json);
  return {
    logicalId,
    get name() {
      return nameOf(logicalId);
    },
    definition,
    type: definition.at('Type').text ?? '',
    condition: definition.at('Condition').text,
    properties: definition.at('Properties'),
    updatePolicy: definition.at('UpdatePolicy'),
  };
}

function isResource(json: unknown): boolean {
  return typeof recordOf(json).Type === 'string';
}

function recordAt(json: unknown, key: string): Readonly<Record<string, unknown>> {
  return recordOf(recordOf(json)[key]);
}

function recordOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : {};
}
