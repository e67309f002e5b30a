import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { cpuLoadReader } from '../../../lambda/capacity-controller/cloud-watch';

const WINDOW = { start: 0, end: 180_000 };

describe('cpuLoadReader', () => {
  let server: Server;
  let pages: object[];
  const asked: Array<{ NextToken?: string }> = [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer(async (request, response) => {
      asked.push((await json(request)) as object);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(pages[asked.length - 1]));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    jest.replaceProperty(process, 'env', {
      ...process.env,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('asks for CPU and for instances in service, minute by minute, in one call', async () => {
    pages = [page({})];

    await cpuLoadReader().read('web', WINDOW);

    const Dimensions = [{ Name: 'AutoScalingGroupName', Value: 'web' }];
    const query = (Id: string, Namespace: string, MetricName: string, Stat: string) => ({
      Id,
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat },
    });
    expect(asked).toEqual([
      expect.objectContaining({
        MetricDataQueries: [
          query('average', 'AWS/EC2', 'CPUUtilization', 'Average'),
          query('reporting', 'AWS/EC2', 'CPUUtilization', 'SampleCount'),
          query('inService', 'AWS/AutoScaling', 'GroupInServiceInstances', 'Average'),
        ],
      }),
    ]);
  });

  test('takes the average for all instances in service, at the end of the minute', async () => {
    pages = [page({ average: { 0: 50, 120: 30 }, reporting: { 0: 2, 120: 1 }, inService: { 0: 3, 60: 3, 120: 1 } })];

    expect(await cpuLoadReader().read('web', WINDOW)).toEqual([
      { at: 60_000, offeredLoad: 1.5 },
      { at: 180_000, offeredLoad: 0.3 },
    ]);
  });

  test('takes it for those that report in minutes whose size is not known', async () => {
    pages = [page({ average: { 0: 50, 60: 50 }, reporting: { 0: 2, 60: 2 }, inService: { 60: 3 } })];

    const samples = await cpuLoadReader().read('web', WINDOW);

    expect(samples.map(({ offeredLoad }) => offeredLoad)).toEqual([1, 1.5]);
  });

  test('reads every page, however the metrics are spread over them', async () => {
    pages = [
      { ...page({ average: { 0: 100, 60: 100 } }), NextToken: 'more' },
      page({ reporting: { 0: 1, 60: 1 }, inService: { 60: 2, 0: 1 } }),
    ];

    const samples = await cpuLoadReader().read('web', WINDOW);

    expect(samples.map(({ offeredLoad }) => offeredLoad)).toEqual([1, 2]);
    expect(asked.map(({ NextToken }) => NextToken)).toEqual([undefined, 'more']);
  });

  test('fails after ten pages, so that a tick is bounded', async () => {
    pages = Array.from({ length: 20 }, (_, index) => ({ ...page({}), NextToken: `page ${index}` }));

    await expect(cpuLoadReader().read('web', WINDOW)).rejects.toThrow('CloudWatch answered with more than 10 pages');
    expect(asked.length).toBeLessThanOrEqual(11);
  });

  test('reads nothing where there is nothing', async () => {
    pages = [page({})];

    expect(await cpuLoadReader().read('web', WINDOW)).toEqual([]);
  });

  test.each(['InternalError', 'Forbidden'])('fails when the metric is answered with %s', async (status) => {
    pages = [page({ average: {} }, status)];

    await expect(cpuLoadReader().read('web', WINDOW)).rejects.toThrow(`CloudWatch answered ${status}`);
  });
});

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
