import type { Claim, Claims } from './claim';
import { GROUP_CLAIMS, HOOK_CLAIMS, WARM_POOL_CLAIMS } from './group-claims';
import { LAUNCH_TEMPLATE_CLAIMS } from './launch-template-claims';
import { ACTION_CLAIMS, POLICY_CLAIMS } from './policy-claims';
import { type Declaration, readProperties } from './read-properties';

/** A resource of CloudFormation whose properties are to be covered. */
export interface Subject {
  readonly name: string;
  readonly declaration: Declaration;
  readonly claims: Claims;
  /** Where our constructs have its properties. */
  readonly found: { readonly type: string; readonly within?: string };
}

/** A property, and what is said of it. */
export interface Row {
  readonly path: string;
  readonly claim?: Claim;
  /** Whether one of the examples has it. */
  readonly isRendered: boolean;
}

/** As much of a template as is read. */
export interface Rendered {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const LAUNCH_TEMPLATE = 'AWS::EC2::LaunchTemplate';

/** Everything that is covered. */
export const SUBJECTS: readonly Subject[] = [
  ofAutoScaling('AutoScalingGroup', GROUP_CLAIMS),
  {
    name: `${LAUNCH_TEMPLATE}, LaunchTemplateData`,
    declaration: { module: 'ec2', resource: 'CfnLaunchTemplate', root: 'LaunchTemplateDataProperty' },
    claims: LAUNCH_TEMPLATE_CLAIMS,
    found: { type: LAUNCH_TEMPLATE, within: 'LaunchTemplateData' },
  },
  ofAutoScaling('ScalingPolicy', POLICY_CLAIMS),
  ofAutoScaling('ScheduledAction', ACTION_CLAIMS),
  ofAutoScaling('WarmPool', WARM_POOL_CLAIMS),
  {
    ...ofAutoScaling('LifecycleHook', HOOK_CLAIMS),
    found: { type: GROUP, within: 'LifecycleHookSpecificationList' },
  },
];

function ofAutoScaling(kind: string, claims: Claims): Subject {
  const declaration = { module: 'autoscaling', resource: `Cfn${kind}`, root: `Cfn${kind}Props` };
  return { name: `AWS::AutoScaling::${kind}`, declaration, claims, found: { type: `AWS::AutoScaling::${kind}` } };
}

/** Each property that the CDK declares, with the claim of it or of the nearest one above. */
export function coverageOf({ declaration, claims, found }: Subject, templates: readonly Rendered[]): readonly Row[] {
  const rendered = renderedPaths(found.type, found.within, templates);
  const byPath = new Map(Object.entries(claims).map(([path, claim]) => [path.toLowerCase(), claim]));
  return readProperties(declaration).map((declared) => {
    const path = rendered.get(declared.toLowerCase()) ?? declared;
    return { path, claim: nearest(path.toLowerCase(), byPath), isRendered: rendered.has(path.toLowerCase()) };
  });
}

function nearest(path: string, claims: ReadonlyMap<string, Claim>): Claim | undefined {
  const parent = path.slice(0, path.lastIndexOf('.'));
  return claims.get(path) ?? (path.includes('.') ? nearest(parent, claims) : undefined);
}

/** The properties of all resources of a type as CloudFormation spells them, by their path in lower case. */
function renderedPaths(type: string, within: string | undefined, templates: readonly Rendered[]) {
  const paths = templates
    .flatMap(({ Resources }) => Object.values(Resources).filter((resource) => resource.Type === type))
    .flatMap(({ Properties = {} }) => pathsIn(Properties));
  const start = within === undefined ? '' : `${within}.`;
  const inside = paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
  return new Map(inside.map((path) => [path.toLowerCase(), path]));
}

function pathsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(pathsIn);
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, inner]) => [key, ...pathsIn(inner).map((path) => `${key}.${path}`)]);
}
