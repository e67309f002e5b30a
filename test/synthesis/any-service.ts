import { createHash } from 'node:crypto';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PoolState } from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import {
  BootTime,
  type CapacitySource,
  ControllerMode,
  ElasticGroup,
  ElasticService,
  type ElasticServiceProps,
  HardenedLaunchTemplate,
} from '../../lib';
import { isWeighted } from '../../lib/capacity/capacity-definition';
import { importValidVpc } from '../support/import-valid-vpc';
import { NEW_APP_FLAGS } from '../support/template';
import { balancings } from './any-balancing';
import { capacities } from './any-capacity';
import { deployments, rootVolumeReplacements } from './any-deployment';
import { launchTemplates } from './any-launch-template';
import { lifecycleOf, lifecycles } from './any-lifecycle';
import { policies, policiesOf } from './any-policies';

/** Everything that a service may be; what excludes each other is left out when it is built. */
const combinations = fc.record({
  isGroupAlone: fc.boolean(),
  capacity: capacities,
  lifecycle: lifecycles,
  scalingPolicies: policies,
  balancing: balancings,
  deployment: fc.option(deployments, { nil: undefined }),
  rootVolumeReplacement: fc.option(rootVolumeReplacements, { nil: undefined }),
  launchTemplate: launchTemplates,
  controllerMode: fc.constantFrom(
    ControllerMode.floor(),
    ControllerMode.shadow(ControllerMode.lead()),
    ControllerMode.floor({ bootTime: BootTime.learned() }),
  ),
});

export const services = combinations.map((service) => ({
  ...service,
  isGroupAlone: service.isGroupAlone || countsOtherwise(service.capacity.options.capacitySource),
}));

/** In weights, vCPUs or memory, which the controller of a service refuses. */
function countsOtherwise(source?: CapacitySource): boolean {
  const { desiredCapacityType = 'units' } = source?._definition ?? {};
  return desiredCapacityType !== 'units' || (source !== undefined && isWeighted(source._definition));
}

export type AnyService = typeof services extends fc.Arbitrary<infer T> ? T : never;

/** How the keys of an object are to be ordered. */
export type Order = <T extends object>(object: T) => T;

export const asGiven: Order = (object) => object;

/** Any order of keys, always the same one for a salt. */
export function shuffledBy(salt: number): Order {
  const rank = (key: string) => createHash('sha1').update(`${salt} ${key}`).digest('hex');
  return (object) =>
    Object.fromEntries(
      Object.entries(object).sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1)),
    ) as typeof object;
}

/** What is taken, and seldom meant: here it is. */
const WARNINGS = [
  'cdk-headroom:nothingStarts',
  'cdk-headroom::basic-monitoring-with-cpu-policy',
  'cdk-headroom::load-balancer-health-ignored',
  'cdk-headroom::new-image-replaces-group',
  'cdk-headroom::slow-start-beyond-warm-up',
  'cdk-headroom::warm-pool-without-hook',
];

/** The template of a service, or of a group with its launch template. */
export function synthesize(service: AnyService, order: Order = asGiven): object {
  const stack = new Stack(new App({ context: { ...NEW_APP_FLAGS } }), 'Any');
  Validations.of(stack).acknowledge(...WARNINGS.map((id) => ({ id, reason: 'any combination is wanted' })));
  build(stack, service, order);
  return Template.fromStack(stack).toJSON();
}

/** Adds it to a stack. */
export function build(stack: Stack, service: AnyService, order: Order = asGiven): void {
  const vpc = importValidVpc(stack);
  const props = propsOf(stack, service, order);
  if (service.isGroupAlone) {
    const launchTemplate = new HardenedLaunchTemplate(stack, 'Template', order({ ...props, vpc }));
    new ElasticGroup(stack, 'Group', order({ ...props, vpc, launchTemplate }));
  } else {
    new ElasticService(stack, 'Service', order({ ...props, vpc, controllerMode: service.controllerMode }));
  }
}

function propsOf(stack: Stack, service: AnyService, order: Order): ElasticServiceProps {
  const { isGroupAlone, capacity, balancing } = service;
  const { kind, options } = balancing;
  const lifecycle = lifecycleOf(stack, service.lifecycle, !isGroupAlone && kind !== 'none');
  const hasRequests = !isGroupAlone && kind === 'application';
  const deployment = (capacity.hasImages && service.rootVolumeReplacement) || service.deployment;
  return {
    ...capacity.options,
    ...lifecycle,
    lifecycleHooks: order(lifecycle.lifecycleHooks ?? {}),
    scalingPolicies: order(policiesOf(stack, service.scalingPolicies, hasRequests)),
    ...options,
    ...(deployment && { deployment }),
    ...templateOf(service, order),
  };
}

/** A pool of hibernated instances needs a template that lets them hibernate, which excludes enclaves. */
function templateOf({ launchTemplate, capacity }: AnyService, order: Order) {
  const { nitroEnclaves, volumes = {}, ...others } = launchTemplate;
  const hibernation = capacity.options.warmPool?.poolState === PoolState.HIBERNATED;
  const { instanceType } = others;
  return {
    ...others,
    volumes: order(volumes),
    instanceType: instanceType ?? new ec2.InstanceType('m7g.large'),
    ...(hibernation ? { hibernation } : { nitroEnclaves }),
  };
}
