import { mergeTicks } from '../../../lambda/capacity-controller/tick/merge-ticks';

const tick = (group?: string, dryRun = false) => ({ command: 'tick' as const, dryRun, ...(group && { group }) });

describe('several ticks at once', () => {
  test.each([
    ['of all groups', [tick(), tick()], { request: tick() }],
    ['of one and of all', [tick('web'), tick()], { request: tick() }],
    ['of some', [tick('web'), tick('api'), tick('web')], { request: tick(), names: ['web', 'api'] }],
    ['all of them dry', [tick('web', true)], { request: tick(undefined, true), names: ['web'] }],
    ['one of them dry', [tick('web', true), tick('api')], { request: tick(), names: ['api'] }],
  ])('are one: %s', (_, requests, merged) => {
    expect(mergeTicks(requests)).toEqual(merged);
  });
});
