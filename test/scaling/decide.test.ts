import { decide, EMPTY_MEMORY } from '../../lib/scaling/decide';

const group = { name: 'web', range: { min: 1, max: 10 }, desiredCapacity: 2, suspendedProcesses: [] };

describe('decide', () => {
  test('looks, says what it sees, and asks for no write', () => {
    const decision = decide(60_000, { mode: 'observe' }, group, [], EMPTY_MEMORY);

    expect(decision).toEqual({
      plan: [],
      actions: [],
      reasons: [{ code: 'OBSERVE_ONLY', message: 'mode is observe: web stays at desired capacity 2' }],
      memory: EMPTY_MEMORY,
    });
  });
});
