import { isObject, type Json, type JsonObject, own } from './json';
import { physicalName } from './physical-name';
import type { Resolved } from './resolved';
import { type Resource, readTemplate, type Template } from './template';

/** Deeper than any real template nests; stops a malicious one before the call stack does. */
export const MAX_DEPTH = 200;

/** Where and as what the template is deployed. */
export interface Deployment {
  /** @default 'Stack' */
  readonly stackName?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** Twelve digits. @default '000000000000' */
  readonly account?: string;
  /** Values for the template's parameters. @default - each parameter's own default */
  readonly parameters?: { readonly [name: string]: string };
}

/** Everything a reference can be resolved against. */
export interface Scope {
  readonly template: Template;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  readonly arguments: { readonly [name: string]: string };
  readonly pseudo: { readonly [name: string]: string };
}

/** A place in the template being resolved: what surrounds it, and how to resolve what lies below it. */
export interface Place {
  readonly path: string;
  readonly depth: number;
  readonly scope: Scope;
  readonly resolve: (value: Json, ...steps: readonly (string | number)[]) => Resolved;
}

/**
 * A scope for a template.
 *
 * @throws TemplateError when the value is not a template.
 */
export function createScope(value: unknown, deployment: Deployment = {}): Scope {
  const template = readTemplate(value);
  const { stackName = 'Stack', region = 'us-east-1', account = '000000000000' } = deployment;
  return {
    template,
    resources: new Map(template.resources.map((resource) => [resource.logicalId, resource])),
    stackName,
    region,
    account,
    arguments: deployment.parameters ?? {},
    pseudo: pseudoParameters(stackName, region, account),
  };
}

/** The definition of a parameter, if the template declares it and declares it as an object. */
export function parameterOf(scope: Scope, name: string): JsonObject | undefined {
  const parameter = own(scope.template.parameters, name);
  return isObject(parameter) ? parameter : undefined;
}

function pseudoParameters(stackName: string, region: string, account: string): { readonly [name: string]: string } {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return {
    'AWS::AccountId': account,
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/${physicalName(stackName, 'Stack')}`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}
