import type { FakeGroup } from './fake-group';

interface Query {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: {
      readonly MetricName: string;
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Stat: string;
  };
}

/** Data points on a page, over all queries. */
const PAGE = 100_800;

/** Answers GetMetricData of CPU utilisation and of the instances in service, ascending. */
export function answerGetMetricData(
  parameters: Readonly<Record<string, unknown>>,
  groups: ReadonlyMap<string, FakeGroup>,
): string {
  const {
    StartTime: start,
    EndTime: end,
    MetricDataQueries,
    NextToken: token = '0',
  } = parameters as unknown as {
    readonly StartTime: number;
    readonly EndTime: number;
    readonly MetricDataQueries: readonly Query[];
    readonly NextToken?: string;
  };
  const from = Math.ceil(start / 60) + Number(token);
  const until = Math.min(Math.ceil(end / 60), from + Math.floor(PAGE / MetricDataQueries.length));
  const results = MetricDataQueries.map(({ Id, MetricStat }) => {
    const { MetricName, Dimensions } = MetricStat.Metric;
    const group = groups.get(Dimensions[0]?.Value ?? '');
    const minutes = Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
    const known = minutes.filter((minute) => group?.cpu(minute) !== undefined);
    const value = (minute: number) =>
      MetricName === 'CPUUtilization' && MetricStat.Stat === 'Average' ? group!.cpu(minute)! : 10;
    return {
      Id,
      StatusCode: 'Complete',
      Timestamps: known.map((minute) => minute * 60),
      Values: known.map(value).map(asJson),
    };
  });
  const isMore = until < Math.ceil(end / 60);
  return JSON.stringify({
    MetricDataResults: results,
    ...(isMore && { NextToken: String(until - Math.ceil(start / 60)) }),
  });
}

/** The protocol has words for what JSON has no numbers for. */
function asJson(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
