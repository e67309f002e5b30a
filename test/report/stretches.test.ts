import { stretchesOf, visibleStretches } from '../../lib/report/stretches';

const MINUTE = 60;

/** In ALARM for one minute of every ten. */
const flapping = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    { at: index * 10 * MINUTE, state: 'ALARM' },
    { at: (index * 10 + 1) * MINUTE, state: 'OK' },
  ]).flat();

describe('stretchesOf', () => {
  test('goes from each change to the next, inside the run', () => {
    const states = [
      { at: -60, state: 'OK' },
      { at: 120, state: 'ALARM' },
      { at: 180, state: 'OK' },
    ];

    expect(stretchesOf(states, 0, 600).map(({ state, from, to }) => `${state} ${from} ${to}`)).toEqual([
      'OK 0 120',
      'ALARM 120 180',
      'OK 180 600',
    ]);
  });
});

describe('visibleStretches', () => {
  test('are all of them while an eye can tell them apart', () => {
    const all = stretchesOf(flapping(10), 0, 6000);

    expect(visibleStretches(all, 0, 6000)).toEqual(all);
  });

  test('show how much of each place was in ALARM where there are more', () => {
    const end = 20_000 * 10 * MINUTE;

    const visible = visibleStretches(stretchesOf(flapping(20_000), 0, end), 0, end);

    expect(visible).toHaveLength(1000);
    for (const { state, share } of visible) {
      expect(state).toBe('ALARM');
      expect(share).toBeCloseTo(0.1);
    }
  });

  test('keep the time in ALARM, wherever it lies', () => {
    const states = flapping(3_001);
    const end = 3_001 * 10 * MINUTE;

    const seconds = visibleStretches(stretchesOf(states, 0, end), 0, end).map(
      ({ from, to, share }) => share * (to - from),
    );

    expect(seconds.reduce((sum, value) => sum + value)).toBeCloseTo(3_001 * MINUTE);
  });
});
