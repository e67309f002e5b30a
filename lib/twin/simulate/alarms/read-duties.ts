import type { Stack } from '../../template/read-stack';
import type { Scenario } from '../model/scenario';
import type { LivePolicy } from '../policies/live-policy';
import { readPolicy } from '../policies/read-policy';
import type { AlarmDuty } from './alarm-duty';
import { readTemplateAlarm } from './read-template-alarm';

/** Every alarm that invokes a policy of the group: those that target tracking brings along, then the template's. */
export function readDuties(stack: Stack, scenario: Scenario): readonly AlarmDuty[] {
  const definitions = stack.policies.filter(({ groupName }) => groupName === scenario.definition.name);
  const read = definitions.map((definition) => ({ ...definition, ...readPolicy(definition, scenario) }));
  const invokable = new Map<string, LivePolicy>(read.flatMap(({ arn, policy }) => (policy ? [[arn, policy]] : [])));
  const duties = stack.alarms.flatMap((alarm) => readTemplateAlarm(alarm, invokable, scenario));
  const invoked = new Set(duties.flatMap(({ invokes }) => Object.values(invokes).flat()));
  for (const { logicalId, policy } of read) {
    if (policy && !invoked.has(policy)) {
      scenario.report({ path: `Resources.${logicalId}`, message: 'no effect: no alarm that the twin runs invokes it' });
    }
  }
  return [...read.flatMap((policy) => policy.duties ?? []), ...duties];
}
