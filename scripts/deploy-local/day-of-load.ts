import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './target';

const MINUTE = 60_000;
const DAY = 1440;

/** Minutes of load before now: a day, which the controller wants to have seen, and two hours more. */
const PAST = DAY + 120;

/** Minutes of load after now, so that the newest is never missing while the run goes on. */
const AHEAD = 15;

/** Instances that report their CPU. The load is what all of them carry. */
const INSTANCES = 8;

/** Most values of one call of `PutMetricData`. */
const MOST_VALUES = 1000;

/** Offered load now, in instance-capacities: as much as there is in the whole day. */
export const LOAD_NOW = 4.5;

/** Twelve hours ago. */
const LEAST_LOAD = 1.5;

/** Puts a day of CPU utilisation of a group into the emulator's CloudWatch, highest now and lowest half a day away. */
export async function publishDayOfLoad({ aws, scratch }: Target, groupName: string): Promise<void> {
  const now = Math.floor(Date.now() / MINUTE);
  const data = Array.from({ length: PAST + AHEAD }, (_, index) => datum(groupName, now, index - PAST));
  const parts = Array.from({ length: Math.ceil(data.length / MOST_VALUES) }, (_, part) => {
    const file = join(scratch, `load-${part}.json`);
    writeFileSync(file, JSON.stringify(data.slice(part * MOST_VALUES, (part + 1) * MOST_VALUES)));
    return file;
  });
  await Promise.all(
    parts.map((file) =>
      aws('cloudwatch', 'put-metric-data', '--namespace', 'AWS/EC2', '--metric-data', `file://${file}`),
    ),
  );
}

/** CPU of all instances in the minute that begins so many minutes after now. */
function datum(groupName: string, now: number, after: number) {
  const swing = (1 + Math.cos((2 * Math.PI * after) / DAY)) / 2;
  const load = LEAST_LOAD + (LOAD_NOW - LEAST_LOAD) * swing;
  return {
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: groupName }],
    Timestamp: new Date((now + after) * MINUTE).toISOString(),
    Values: [(100 * load) / INSTANCES],
    Counts: [INSTANCES],
  };
}
