import type { TargetGroupPart } from '../../twin/template/read-balancers';
import { isResolvedObject, type Resolved, scalarText } from '../../twin/template/resolved';
import type { LiveWorld } from '../live-world';
import type { QueryParameters } from '../query-parameters';
import type { XmlObject } from '../xml';
import { isOfApplication } from './describe-target-groups';
import { select } from './select';

/** What a target group has unless it says otherwise. */
const defaults: { readonly [key: string]: string } = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'stickiness.enabled': 'false',
};

const ofApplication: { readonly [key: string]: string } = {
  'load_balancing.algorithm.type': 'round_robin',
  'slow_start.duration_seconds': '0',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.type': 'lb_cookie',
};

/**
 * The attributes of a target group, those that it sets and those that matter here with their defaults.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
export function describeTargetGroupAttributes(parameters: QueryParameters, world: LiveWorld): XmlObject {
  const { targetGroups } = world.read().stack.balancing;
  const [found] = select('TargetGroup', targetGroups, [parameters.required('TargetGroupArn')]);
  return { Attributes: Object.entries(attributesOf(found!)).map(([Key, Value]) => ({ Key, Value })) };
}

function attributesOf({ configuration }: TargetGroupPart): { readonly [key: string]: string } {
  const { Protocol, TargetGroupAttributes: given } = configuration;
  const set = (Array.isArray(given) ? (given as readonly Resolved[]) : []).filter(isResolvedObject);
  return {
    ...defaults,
    ...(isOfApplication(Protocol) && ofApplication),
    ...Object.fromEntries(set.map(({ Key, Value }) => [scalarText(Key) ?? '', scalarText(Value) ?? ''])),
  };
}
