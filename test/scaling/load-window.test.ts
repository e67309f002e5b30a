import { EMPTY_MEMORY } from '../../lib/scaling/controller-memory';
import type { ControllerPolicy } from '../../lib/scaling/controller-policy';
import { loadWindow } from '../../lib/scaling/load-window';

const POLICY: ControllerPolicy = { mode: 'lead', targetUtilization: 0.6, minimumHold: 900 };
const NOW = Date.UTC(2026, 0, 1, 12, 0, 25);
const at = (minute: number, second = 0) => Date.UTC(2026, 0, 1, 12, minute, second);

describe('loadWindow', () => {
  test('is after a cold start the last 20 full minutes', () => {
    expect(loadWindow(NOW, POLICY, EMPTY_MEMORY)).toEqual({ start: at(-20), end: at(0) });
  });

  test('reaches back for the minimum hold, and for 5 minutes in which data may be late', () => {
    expect(loadWindow(NOW, { ...POLICY, minimumHold: 3600 }, EMPTY_MEMORY)).toEqual({ start: at(-65), end: at(0) });
  });

  test('begins where the newest sample ended, so that each minute is read once', () => {
    expect(loadWindow(NOW, POLICY, { ...EMPTY_MEMORY, seenUntil: at(-1) })).toEqual({ start: at(-1), end: at(0) });
  });

  test('leaves out what is too long ago to matter', () => {
    expect(loadWindow(NOW, POLICY, { ...EMPTY_MEMORY, seenUntil: at(-50) })).toEqual({ start: at(-20), end: at(0) });
  });

  test('leaves out the minute that has not ended', () => {
    expect(loadWindow(at(0, 59), POLICY, EMPTY_MEMORY)?.end).toBe(at(0));
    expect(loadWindow(at(1), POLICY, EMPTY_MEMORY)?.end).toBe(at(1));
  });

  test.each([
    ['now', at(0)],
    ['in the future, after the clock went back,', at(10)],
  ])('is nothing when the newest sample ended %s', (_, seenUntil) => {
    expect(loadWindow(NOW, POLICY, { ...EMPTY_MEMORY, seenUntil })).toBeUndefined();
  });
});
