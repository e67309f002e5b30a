import type { GroupDefinition } from '../../template/read-groups';
import type { TwinParameters } from '../twin-parameters';
import type { Instance } from './instance';
import type { InstanceLife } from './instance-life';
import type { Replacements } from './replacements';

/**
 * Replaces what the group finds unhealthy or too old: an instance whose target is still unhealthy when the grace period
 * is over (rules 5.3.1 to 5.3.3), and one that has reached the maximum lifetime.
 */
export function watchHealth(life: InstanceLife, replacements: Replacements): void {
  const { definition, parameters, processes } = life.options;
  const patience = unhealthyAfter(definition, parameters);
  const lifetime = definition.maxInstanceLifetime ?? Number.POSITIVE_INFINITY;
  const look = (instance: Instance, time: number) => {
    if (instance.isServing) {
      return;
    }
    if (processes.areActive('HealthCheck')) {
      replacements.request(instance, time);
    } else {
      life.later(instance, time + parameters.healthCheckPoll, (next) => look(instance, next));
    }
  };
  life.listeners.push({
    inService: (instance, now) => {
      if (patience !== undefined) {
        life.later(instance, now + patience, (time) => look(instance, time));
      }
      if (lifetime < Number.POSITIVE_INFINITY) {
        life.later(instance, now + lifetime, (time) => replacements.request(instance, time));
      }
    },
  });
}

/**
 * Seconds in service after which an instance that never passed a health check is replaced: the target group has to find
 * it unhealthy, the grace period has to be over, and the group has to look. Undefined when the balancer's checks do not
 * count for the group.
 */
export function unhealthyAfter(
  { healthCheckType, healthCheckGracePeriod, targetGroups }: GroupDefinition,
  { healthCheckPoll, healthCheckTimeout }: Pick<TwinParameters, 'healthCheckPoll' | 'healthCheckTimeout'>,
): number | undefined {
  const counts = healthCheckType.split(',').some((type) => type.trim() === 'ELB');
  if (!counts || targetGroups.length === 0) {
    return undefined;
  }
  const found = targetGroups.map(
    ({ healthCheck: { interval, timeout = healthCheckTimeout, unhealthyThreshold } }) =>
      unhealthyThreshold * interval + timeout,
  );
  return Math.max(healthCheckGracePeriod, Math.min(...found)) + healthCheckPoll;
}
