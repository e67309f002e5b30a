/** One event of a public report. */
export interface ObservedEvent {
  /** As `replay` words it: `AlarmHigh` goes off, desired capacity goes from `1 to 2`, a `launch begins`. */
  readonly what: string;
  /** Time of the day, as the report prints it or as arithmetic on what it prints. */
  readonly at: string;
  /** How far off the twin may be, in seconds. */
  readonly tolerance: number;
}

function timeline(...rows: readonly (readonly [at: string, what: string, tolerance: number])[]) {
  return rows.map(([at, what, tolerance]): ObservedEvent => ({ at, what, tolerance }));
}

/** O1: a group's alarm notifications, December 2024. Launches are printed to the tenth of a second. */
export const o1 = timeline(
  ['21:22:22', 'AlarmHigh', 0],
  ['21:27:22', '1 to 2', 0],
  ['21:27:29.7', 'launch begins', 0.05],
  ['21:27:35.5', 'launch ends', 0.05],
  ['21:43:47', 'AlarmLow', 0],
  ['21:48:47', '2 to 1', 0],
);

/** O2: events of a production group, December 2022. */
export const o2 = timeline(
  ['18:56:06', 'AlarmLow', 0],
  ['19:12:06', '7 to 6', 0],
  ['19:12:10', 'termination begins', 0],
  ['19:17:20', 'termination ends', 0],
);

/**
 * O4: a lab with basic monitoring, 2026. The load began at about 11:27 and ended at about 11:45. The last removal came
 * 20 s after the one before it, which the twin cannot do: see o4.test.ts.
 */
export const o4 = timeline(
  ['11:34:42', '2 to 4', 0],
  ['11:35:47', '4 healthy', 1],
  ['12:01:20', '4 to 3', 0],
  ['12:01:40', '3 to 2', 40],
);

/**
 * O5: a group of April 2018. The activity of the first scale-out lasted 333 s from its start, which is not printed, to
 * the end of the warm-up; the tolerance is what the twin puts between the action and the launch.
 */
export const o5 = timeline(
  ['08:37:37', '2 to 3', 0],
  ['08:43:10', '3 warm', 8],
  ['08:46:37', '3 to 4', 0],
  ['09:05:25', '4 to 3', 0],
  ['09:06:24', '3 to 2', 1],
);

/** O12: events of a fleet, September 2026. The sizes are not in the report. */
export const o12 = timeline(['17:10:20', '1 to 2', 0], ['17:10:32', 'launch begins', 0]);

/** Thresholds of AlarmLow that were seen in O1, O2, O3, O6 and O7; for some the capacity is known as well. */
export const lowThresholds: readonly LowThreshold[] = [
  { target: 20, threshold: 14, capacity: 2 },
  { target: 50, threshold: 42.5, capacity: 7 },
  { target: 60, threshold: 54, capacity: 0 },
  { target: 75, threshold: 52.5 },
  { target: 50, threshold: 35 },
  { target: 40, threshold: 28 },
  { target: 60, threshold: 42 },
  { target: 70, threshold: 49 },
  { target: 30, threshold: 21 },
  { target: 40, threshold: 36 },
];

interface LowThreshold {
  readonly target: number;
  readonly threshold: number;
  readonly capacity?: number;
}

/** From the start to the end of a termination behind a load balancer, in seconds; the deregistration delay was 300 s. */
export const terminations: readonly (readonly [report: string, seconds: number])[] = [
  ['O2', 310],
  ['O2', 304],
  ['O5', 345],
];
