import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import { loadWindow, partsOf } from '../../../lib/scaling/controller/load-window';

const CPU = { kind: 'cpu' } as const;
const NOW = Date.UTC(2026, 0, 20, 12, 0, 25);
const DAY = 1440;
const at = (minute: number, second = 0) => Date.UTC(2026, 0, 20, 12, minute, second);
const seenUntil = (time: number) => ({ ...emptyMemory(), seenUntil: time });

describe('loadWindow', () => {
  test('is after a cold start the last 14 days of full minutes', () => {
    expect(loadWindow(NOW, emptyMemory(), CPU)).toEqual({ start: at(-14 * DAY), end: at(0) });
  });

  test('begins where the newest sample ended, so that each minute is read once', () => {
    expect(loadWindow(NOW, seenUntil(at(-1)), CPU)).toEqual({ start: at(-1), end: at(0) });
  });

  test('leaves out one minute more of a source that counts, which may still grow', () => {
    const source = { kind: 'demand' as const, metrics: [] };

    expect(loadWindow(NOW, seenUntil(at(-2)), source)).toEqual({ start: at(-2), end: at(-1) });
    expect(loadWindow(NOW, seenUntil(at(-1)), source)).toBeUndefined();
  });

  test('leaves out what CloudWatch may have forgotten', () => {
    expect(loadWindow(NOW, seenUntil(at(-20 * DAY)), CPU)).toEqual({ start: at(-14 * DAY), end: at(0) });
  });

  test('leaves out the minute that has not ended', () => {
    expect(loadWindow(at(0, 59), emptyMemory(), CPU)?.end).toBe(at(0));
    expect(loadWindow(at(1), emptyMemory(), CPU)?.end).toBe(at(1));
  });

  test.each([
    ['now', at(0)],
    ['in the future, after the clock went back,', at(10)],
  ])('is nothing when the newest sample ended %s', (_, time) => {
    expect(loadWindow(NOW, seenUntil(time), CPU)).toBeUndefined();
  });
});

describe('partsOf', () => {
  test('is the window itself when it is no longer than 2 days', () => {
    const window = { start: at(-2 * DAY), end: at(0) };

    expect(partsOf(window)).toEqual([window]);
  });

  test('is days two by two, newest first, without a gap or an overlap', () => {
    expect(partsOf({ start: at(-5 * DAY), end: at(0) })).toEqual([
      { start: at(-2 * DAY), end: at(0) },
      { start: at(-4 * DAY), end: at(-2 * DAY) },
      { start: at(-5 * DAY), end: at(-4 * DAY) },
    ]);
  });

  test('is 7 parts for the whole history', () => {
    expect(partsOf(loadWindow(NOW, emptyMemory(), CPU)!)).toHaveLength(7);
  });
});
