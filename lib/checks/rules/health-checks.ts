import { userGuide } from './aws-pages';
import { type Check, each } from './check';
import { hasNoLaunchHook } from './lifecycle-hook-checks';
import { GROUP } from './resource-types';
import type { TemplateValue } from './template-value';

const HEALTH = userGuide('ec2-auto-scaling-health-checks');
const TYPE = 'Properties.HealthCheckType';

/** Who says that an instance is unhealthy, and when. */
export const HEALTH_CHECKS: readonly Check[] = [
  {
    id: 'load-balancer-health-ignored',
    severity: 'warning',
    what: 'A load balancer is attached to a group that does not ask it about health',
    why: 'an instance that fails the checks of the balancer gets no requests, and stays in the group for ever',
    fix: 'set HealthCheckType to ELB, and HealthCheckGracePeriod to the time that the application takes to start',
    source: HEALTH,
    rule: '5.3.1',
    find: each(GROUP, function* ({ properties }) {
      const attached = BALANCERS.filter((name) => properties.at(name).leastLength > 0);
      const types = healthTypes(properties);
      yield attached.length > 0 &&
        types !== undefined &&
        !types.includes('ELB') && [
          TYPE,
          `HealthCheckType must name ELB where ${attached.join(' and ')} are given, got ${types.join(',') || 'none'}`,
        ];
    }),
  },
  {
    id: 'load-balancer-health-without-load-balancer',
    severity: 'error',
    what: 'A group asks load balancers about health, and none is attached in the template',
    why: 'there is nobody to ask, so that only the status checks of EC2 count',
    fix: 'attach a target group, or leave ELB out of HealthCheckType; acknowledge it where something outside the template attaches one',
    source: HEALTH,
    rule: '5.3.1',
    find: each(GROUP, function* ({ properties }) {
      const isAlone = [...BALANCERS, 'TrafficSources'].every((name) => properties.at(name).list?.length === 0);
      yield healthTypes(properties)?.includes('ELB') &&
        isAlone && [
          TYPE,
          `HealthCheckType must name ELB with TargetGroupARNs only, got ${properties.at('HealthCheckType').text} without`,
        ];
    }),
  },
  {
    id: 'no-grace-period',
    severity: 'error',
    what: 'A group asks load balancers about health from the first second',
    why: 'without HealthCheckGracePeriod it is 0, and instances that take long to start are replaced again and again',
    fix: 'set HealthCheckGracePeriod to the time that the application takes to start, or to 0 if that is meant',
    source: userGuide('health-check-grace-period'),
    rule: '5.3.2',
    find: each(GROUP, function* (group, template) {
      const { properties } = group;
      const isAttached = BALANCERS.some((name) => properties.at(name).leastLength > 0);
      const isUnguarded = properties.at('HealthCheckGracePeriod').isAbsent && hasNoLaunchHook(group, template);
      yield healthTypes(properties)?.includes('ELB') &&
        isAttached &&
        isUnguarded && [
          'Properties.HealthCheckGracePeriod',
          `HealthCheckGracePeriod must be given for HealthCheckType ${properties.at('HealthCheckType').text}, got none`,
        ];
    }),
  },
];

const BALANCERS = ['TargetGroupARNs', 'LoadBalancerNames'] as const;

function healthTypes(properties: TemplateValue): readonly string[] | undefined {
  const types = properties.at('HealthCheckType');
  return types.isAbsent ? [] : types.text?.split(',').map((type) => type.trim());
}
