import { findReplaced } from '../../../../lib/twin/simulate/fleet/find-replaced';
import { defaultTwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import type { Stack } from '../../../../lib/twin/template/read-stack';
import { levels } from '../support';
import { clockedStack, hook, modelOf } from './support';

/** What is found after three hours. */
function findingsOf(stack: Stack, applicationBoot: number) {
  const parameters = { ...defaultTwinParameters, applicationBoot };
  const model = modelOf(stack, parameters, levels([0, 180]));
  model.finish();
  return findReplaced(model.fleet, stack.groups[0]!, parameters);
}

const checked = (HealthCheckGracePeriod: number) =>
  clockedStack({ sizes: [[1, 1]], group: { HealthCheckType: 'ELB', HealthCheckGracePeriod }, targets: {} });

describe('what made a group launch again and again', () => {
  test('is told with its count: instances that were replaced before they served', () => {
    // In service at 86 s, found 125 s later, and then every 145 s.
    expect(findingsOf(checked(0), 600)).toEqual([
      {
        path: 'Resources.Group.Properties.HealthCheckGracePeriod',
        message: '74 instances were replaced before they served: grace period 0 s, application 600 s',
      },
    ]);
  });

  test('is told with its count: launches that a hook abandoned', () => {
    const stack = clockedStack({ sizes: [[1, 1]], group: hook('LAUNCHING', { DefaultResult: 'ABANDON' }) });

    // Launched at 68 s, given up 318 s later, and then every 320 s.
    expect(findingsOf(stack, 40)).toEqual([
      {
        path: 'Resources.Group.Properties.LifecycleHookSpecificationList.0.DefaultResult',
        message: '33 launches were abandoned: Hook ended with ABANDON after 300 s',
      },
    ]);
  });

  test('is not told of a group in which neither happens', () => {
    const ageing = clockedStack({ desired: 2, group: { MaxInstanceLifetime: 3600 } });

    expect(findingsOf(checked(600), 600)).toEqual([]);
    expect(findingsOf(ageing, 40)).toEqual([]);
  });
});
