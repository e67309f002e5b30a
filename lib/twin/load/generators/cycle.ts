import type { Generator } from './generator';

const DAY = 86_400;
const HOUR = 3600;
/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4 * DAY;

/** A day's wave, greatest at `peakHour` (0 to 24, UTC): `mean * (1 + amplitude * cos(2 pi (hour - peakHour) / 24))`. */
export const daily: Generator<'mean' | 'amplitude' | 'peakHour'> = {
  parameters: {
    mean: { default: 10 },
    amplitude: { default: 0.5, maximum: 1 },
    peakHour: { default: 14, maximum: 24 },
  },
  load:
    ({ mean, amplitude, peakHour }) =>
    ({ time }) =>
      mean * (1 + amplitude * wave(time - peakHour * HOUR, DAY)),
};

/** A week's wave, greatest at `peakDay`, in days since Monday, 00:00 UTC: 2.5 is Wednesday noon. As `daily` else. */
export const weekly: Generator<'mean' | 'amplitude' | 'peakDay'> = {
  parameters: {
    mean: { default: 10 },
    amplitude: { default: 0.3, maximum: 1 },
    peakDay: { default: 2.5, maximum: 7 },
  },
  load:
    ({ mean, amplitude, peakDay }) =>
    ({ time }) =>
      mean * (1 + amplitude * wave(time - FIRST_MONDAY - peakDay * DAY, 7 * DAY)),
};

/** 1 at 0 and at each whole period, -1 halfway. */
function wave(time: number, period: number): number {
  return Math.cos((2 * Math.PI * (time % period)) / period);
}
