import { loadReader } from '../../../../lambda/capacity-controller/aws/cloud-watch';
import { CallMeter } from '../../../../lambda/capacity-controller/call-meter';
import type { LoadTarget } from '../../../../lambda/capacity-controller/ports';
import type { LoadSource } from '../../../../lib/scaling/controller/load-source';
import { type FakeCall, startFakeAws } from '../support/fake-aws';

const WINDOW = { start: 0, end: 180_000 };
const CPU: LoadSource = { kind: 'cpu' };
const METRIC = {
  namespace: 'AWS/SQS',
  name: 'NumberOfMessagesSent',
  dimensions: { QueueName: 'work' },
  statistic: 'Sum',
};
const WEB: LoadTarget = { name: 'web', source: CPU };

type Page = object | ((call: FakeCall) => object);

let aws: Awaited<ReturnType<typeof startFakeAws>>;
let pages: Page[];

beforeEach(async () => {
  aws = await startFakeAws((call, index) => {
    const page = pages[Math.min(index, pages.length - 1)]!;
    const answer = typeof page === 'function' ? page(call) : page;
    return { ...('__type' in answer && { status: 400 }), body: JSON.stringify(answer) };
  });
});

afterEach(() => aws.close());

const read = (targets = [WEB], meter = new CallMeter()) => loadReader(meter).read(targets, WINDOW);

/** @param values of each metric by the second in which its minute begins */
function page(values: Readonly<Record<string, Readonly<Record<number, number>>>>, StatusCode = 'Complete') {
  const results = Object.entries(values).map(([Id, minutes]) => ({
    Id,
    StatusCode,
    Timestamps: Object.keys(minutes).map(Number),
    Values: Object.values(minutes),
  }));
  return { MetricDataResults: results, Messages: [] };
}

/** Answers every query of a call with the same values. */
const answerAll = (minutes: Readonly<Record<number, number>>) => (call: FakeCall) =>
  page(Object.fromEntries(idsOf(call).map((id) => [id, minutes])));

const idsOf = (call: FakeCall) => (call.MetricDataQueries as { Id: string }[]).map(({ Id }) => Id);

describe('a read of load', () => {
  test('asks for CPU and for instances in service, minute by minute, in one call', async () => {
    pages = [page({})];

    await read();

    const Dimensions = [{ Name: 'AutoScalingGroupName', Value: 'web' }];
    const query = (Id: string, Namespace: string, MetricName: string, Stat: string) => ({
      Id,
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat },
    });
    expect(aws.calls).toEqual([
      expect.objectContaining({
        StartTime: 0,
        EndTime: 180,
        MetricDataQueries: [
          query('g0average', 'AWS/EC2', 'CPUUtilization', 'Average'),
          query('g0reporting', 'AWS/EC2', 'CPUUtilization', 'SampleCount'),
          query('g0inService', 'AWS/AutoScaling', 'GroupInServiceInstances', 'Average'),
        ],
      }),
    ]);
  });

  test('makes readings of what is answered', async () => {
    pages = [page({ g0average: { 0: 50 }, g0reporting: { 0: 2 }, g0inService: { 0: 3 } })];

    expect(await read()).toEqual([{ value: [{ at: 60_000, cpuLoad: 1.5, utilization: 0.5 }] }]);
  });

  test('reads every page, however the metrics are spread over them', async () => {
    pages = [
      {
        ...page({ g0average: { 0: 100 }, g0inService: {} }, 'PartialData'),
        NextToken: 'more',
      },
      page({ g0average: { 60: 100 }, g0reporting: { 0: 1, 60: 1 }, g0inService: { 60: 2, 0: 1 } }),
    ];

    const [web] = await read();

    expect(web?.error).toBeUndefined();
    expect(web).toMatchObject({ value: [{ cpuLoad: 1 }, { cpuLoad: 2 }] });
    expect(aws.calls.map(({ NextToken }) => NextToken)).toEqual([undefined, 'more']);
  });

  test('is of nothing where there is nothing', async () => {
    pages = [answerAll({})];

    expect(await read()).toEqual([{ value: [] }]);
  });
});

describe('a read of demand', () => {
  test('asks nothing of CPU where the capacity of an instance is given', async () => {
    pages = [answerAll({ 0: 120 })];

    const [web] = await read([{ name: 'web', source: { kind: 'demand', metrics: [METRIC], perInstance: 60 } }]);

    expect(idsOf(aws.calls[0]!)).toEqual(['g0demand0']);
    expect(web).toEqual({ value: [{ at: 60_000, demand: 120 }] });
  });

  test('asks for CPU as well where it is learned, and for the metric that is always reported', async () => {
    pages = [page({ g0average: {}, g0reporting: {}, g0inService: {}, g0demand0: {}, g0demand0reported: { 60: 0 } })];

    const metrics = [{ ...METRIC, reportedWith: 'SentMessageSize' }];
    const [web] = await read([{ name: 'web', source: { kind: 'demand', metrics } }]);

    const queries = aws.calls[0]?.MetricDataQueries as { Id: string; MetricStat: { Metric: object } }[];
    expect(queries.at(-1)).toMatchObject({
      Id: 'g0demand0reported',
      MetricStat: { Metric: { MetricName: 'SentMessageSize', Dimensions: [{ Name: 'QueueName', Value: 'work' }] } },
    });
    expect(web).toEqual({ value: [{ at: 120_000, demand: 0 }] });
  });
});

describe('a read of many groups', () => {
  const groups = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `g${index}`, source: CPU }));

  test('takes one call for as many as have room in 500 queries', async () => {
    pages = [answerAll({ 0: 50 })];

    const results = await read(groups(200));

    expect(results).toHaveLength(200);
    expect(results.every(({ error }) => error === undefined)).toBe(true);
    expect(aws.calls.map((call) => idsOf(call).length)).toEqual([166 * 3, 34 * 3]);
  });

  test('fails for one alone whose metric is not answered', async () => {
    pages = [
      (call) =>
        page(
          Object.fromEntries(
            idsOf(call)
              .filter((id) => id !== 'g1average')
              .map((id) => [id, {}]),
          ),
        ),
    ];

    const [first, second, third] = await read(groups(3));

    expect([first?.error, third?.error]).toEqual([undefined, undefined]);
    expect(second?.error?.message).toBe('CloudWatch did not answer all queries');
  });

  test('fails for one alone whose metrics AWS refuses, which it finds by halving', async () => {
    const isBad = (call: FakeCall) => JSON.stringify(call.MetricDataQueries).includes('"Value":"g11"');
    pages = [(call) => (isBad(call) ? { __type: 'ValidationError', message: 'bad' } : answerAll({ 0: 1 })(call))];

    const results = await read(groups(16));

    expect(results.map(({ error }, index) => error && index).filter((index) => index !== undefined)).toEqual([11]);
    expect(aws.calls).toHaveLength(9);
  });

  test('fails for all at once when there are too many calls', async () => {
    pages = [{ __type: 'ThrottlingException', message: 'Rate exceeded' }];
    const meter = new CallMeter();

    const results = await read(groups(2), meter);

    expect(results.map(({ error }) => error?.name)).toEqual(['ThrottlingException', 'ThrottlingException']);
    expect(aws.calls).toHaveLength(4);
    expect(meter.total()).toEqual({ calls: { GetMetricData: 4 }, throttles: 4 });
  }, 20_000);
});

describe('an answer that is not whole', () => {
  test('fails after ten pages, so that a tick is bounded', async () => {
    pages = Array.from({ length: 20 }, (_, index) => ({ ...page({}), NextToken: `page ${index}` }));

    const [web] = await read();

    expect(web?.error?.message).toBe('GetMetricData answered with more than 10 pages');
    expect(aws.calls).toHaveLength(10);
  });

  test('fails when a page leads to itself', async () => {
    pages = [{ ...page({}), NextToken: 'again' }];

    const [web] = await read();

    expect(web?.error?.message).toBe('GetMetricData answered twice with the same page token');
  });

  test.each(['InternalError', 'Forbidden', 'PartialData'])('fails when a metric ends with %s', async (status) => {
    pages = [page({ g0average: {}, g0reporting: {}, g0inService: {} }, status)];

    const [web] = await read();

    expect(web?.error?.message).toBe(`CloudWatch answered ${status}`);
  });
});
