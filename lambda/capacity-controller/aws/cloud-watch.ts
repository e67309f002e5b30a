import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import type { LoadWindow } from '../../../lib/scaling/controller/load-window';
import type { CallMeter } from '../call-meter';
import type { LoadReader, LoadTarget } from '../ports';
import { asError, type Result, resultOf } from '../result';
import { allPages } from './all-pages';
import { CLIENT_OPTIONS } from './client-options';
import { loadQueries } from './load-queries';
import { metered } from './metered';
import { MetricAnswers } from './metric-answers';

/** Most queries of one call: 166 groups by their CPU. */
const MOST_QUERIES = 500;

/**
 * Most pages of one answer. AWS puts up to 100,800 data points on one: 2 days of three metrics are 8,640, an hour of 500
 * metrics is 30,000.
 */
const MOST_PAGES = 10;

/**
 * Load from CloudWatch: CPU utilisation, the average of the group and how many instances report, and with it instances in
 * service where the group publishes them (group metrics collection); and counts of the work asked for.
 *
 * CPU is what every group has, and a second best: instances cannot use more than 100 %, so that what is asked for beyond is
 * not seen until capacity has risen; what they burn while they start counts as load, and one that is in service and does
 * not work yet counts as if it did. Needs detailed monitoring, which reports each minute.
 *
 * Many groups are read in one call. One whose metrics AWS refuses is found by halving, and fails alone.
 *
 * Make it once, outside the handler.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function loadReader(meter: CallMeter): LoadReader {
  const client = metered(new CloudWatchClient(CLIENT_OPTIONS), meter);
  return {
    async read(targets, window) {
      const results: Result<readonly LoadReading[]>[] = [];
      for (const part of inParts(targets)) {
        results.push(...(await readPart(client, part, window)));
      }
      return results;
    },
  };
}

async function readPart(
  client: CloudWatchClient,
  targets: readonly LoadTarget[],
  window: LoadWindow,
): Promise<Result<readonly LoadReading[]>[]> {
  const asked = targets.map((target, index) => loadQueries(target, `g${index}`));
  try {
    const queries = asked.flatMap((group) => group.queries);
    const answers = await send(client, queries, window);
    return asked.map(({ readings }) => resultOf(() => readings(answers.minutesOf)));
  } catch (error) {
    if (targets.length === 1 || !isRefusal(error)) {
      return targets.map(() => ({ error: asError(error) }));
    }
    const half = Math.ceil(targets.length / 2);
    return [
      ...(await readPart(client, targets.slice(0, half), window)),
      ...(await readPart(client, targets.slice(half), window)),
    ];
  }
}

type Queries = ReturnType<typeof loadQueries>['queries'];

async function send(client: CloudWatchClient, queries: Queries, { start, end }: LoadWindow): Promise<MetricAnswers> {
  const query = {
    StartTime: new Date(start),
    EndTime: new Date(end),
    ScanBy: 'TimestampAscending' as const,
    MetricDataQueries: [...queries],
  };
  const pages = await allPages('GetMetricData', MOST_PAGES, (NextToken) =>
    client.send(new GetMetricDataCommand({ ...query, ...(NextToken && { NextToken }) })),
  );
  const answers = new MetricAnswers();
  for (const result of pages.flatMap(({ MetricDataResults: results = [] }) => results)) {
    answers.add(result);
  }
  return answers;
}

/** Groups one after the other, as many at a time as have room in one call. */
function inParts(targets: readonly LoadTarget[]): LoadTarget[][] {
  const parts: LoadTarget[][] = [];
  let room = 0;
  for (const target of targets) {
    const { length } = loadQueries(target, 'g').queries;
    if (room < length) {
      parts.push([]);
      room = MOST_QUERIES;
    }
    parts.at(-1)!.push(target);
    room -= length;
  }
  return parts;
}

/** Whether AWS took exception to what was asked, and not to being asked. */
function isRefusal(error: unknown): boolean {
  return /^(Validation|InvalidParameter)/.test(asError(error).name);
}
