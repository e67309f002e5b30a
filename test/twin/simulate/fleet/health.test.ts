import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack, modelOf, statesAt } from './support';

/** In service at 86 s; its application serves after a boot of 300 s. */
const sizes = [[1, 1]] as const;
const parameters = { applicationBoot: 300 };

function checked(group: object, targets: object = {}) {
  return clockedStack({ sizes, group, targets });
}

describe('health checks of the balancer', () => {
  test('with a grace period shorter than the boot replace every instance before it serves (rule 5.3.1)', () => {
    const stack = checked({ HealthCheckType: 'ELB', HealthCheckGracePeriod: 120 });

    const { columns, totals } = simulate({ stack, demand: levels([0.5, 120]), start: 0, parameters });

    expect(columns.serving.every((serving) => serving === 0)).toBe(true);
    // Unhealthy at the next look after the grace period, 180 s in service; 2 s and 18 s later the next is there.
    expect(totals.launched).toBe(Math.ceil((7200 - 68) / 200));
  });

  test('with a longer grace period replace none', () => {
    const stack = checked({ HealthCheckType: 'ELB', HealthCheckGracePeriod: 300 });

    const { totals, columns } = simulate({ stack, demand: levels([0.5, 120]), start: 0, parameters });

    expect(totals.launched).toBe(1);
    expect(columns.serving[119]).toBe(1);
  });

  test('do not count for a group that only asks EC2', () => {
    const stack = checked({ HealthCheckType: 'EC2' });

    const { totals } = simulate({ stack, demand: levels([0.5, 120]), start: 0, parameters });

    expect(totals.launched).toBe(1);
  });

  test('count when they are one of several types, and not without a balancer', () => {
    const group = { HealthCheckType: 'EBS,ELB' };

    const withBalancer = simulate({ stack: checked(group), demand: levels([0, 120]), start: 0, parameters });
    const without = simulate({ stack: clockedStack({ sizes, group }), demand: levels([0, 120]), start: 0, parameters });

    expect(withBalancer.totals.launched).toBeGreaterThan(10);
    expect(without.totals.launched).toBe(1);
  });

  test.each([
    ['the checks have failed', {}, { HealthCheckIntervalSeconds: 30, UnhealthyThresholdCount: 3 }, 3 * 30 + 5 + 60],
    ['the timeout of the target group, when it sets one', {}, { HealthCheckTimeoutSeconds: 10 }, 2 * 30 + 10 + 60],
    ['the grace period is over', { HealthCheckGracePeriod: 200 }, {}, 200 + 60],
  ])(
    'find an instance that does not serve once the group looks after %s (rule 7.6)',
    (_name, group, targets, after) => {
      const model = modelOf(checked({ HealthCheckType: 'ELB', ...group }, targets), parameters);

      expect(statesAt(model, 86 + after - 1)).toEqual({ InService: 1 });
      expect(statesAt(model, 86 + after)).toEqual({ Terminating: 1 });
      expect(statesAt(model, 86 + after + 2)).toEqual({ Terminating: 1, Pending: 1 });
    },
  );

  test('wait until an instance is warm before its replacement is replaced (rule 5.3.4)', () => {
    const stack = checked({ HealthCheckType: 'ELB', DefaultInstanceWarmup: 1000 });

    const { totals } = simulate({ stack, demand: levels([0, 120]), start: 0, parameters });

    // The first is found after 125 s in service; from then on each stays for the 1000 s of its warm-up.
    expect(totals.launched).toBe(1 + Math.ceil((7200 - 86 - 125) / 1020));
  });

  test('replace one at a time while none of the group serves (rule 5.3.4)', () => {
    const stack = clockedStack({
      max: 30,
      sizes: [[1, 30]],
      group: { HealthCheckType: 'ELB', HealthCheckGracePeriod: 0 },
      targets: {},
    });
    const model = modelOf(stack, { applicationBoot: 3600 });

    // In service at 86 s, found unhealthy 125 s later.
    expect(statesAt(model, 86 + 125)).toEqual({ InService: 29, Terminating: 1 });
    expect(statesAt(model, 86 + 125 + 2)).toEqual({ InService: 29, Terminating: 1, Pending: 1 });
  });
});
