import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { cpuLoadReader } from '../../../lambda/capacity-controller/cloud-watch';

const MINUTE = 60;
const WINDOW = { start: 0, end: 3 * MINUTE * 1000 };

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

  test('reads percent over all instances as instance-capacities, at the end of the minute', async () => {
    pages = [page([0, 2 * MINUTE], [150, 30])];

    expect(await cpuLoadReader().read('web', WINDOW)).toEqual([
      { at: 60_000, offeredLoad: 1.5 },
      { at: 180_000, offeredLoad: 0.3 },
    ]);
  });

  test('reads every page', async () => {
    pages = [{ ...page([0], [100]), NextToken: 'more' }, page([MINUTE], [200])];

    const samples = await cpuLoadReader().read('web', WINDOW);

    expect(samples.map(({ offeredLoad }) => offeredLoad)).toEqual([1, 2]);
    expect(asked.map(({ NextToken }) => NextToken)).toEqual([undefined, 'more']);
  });

  test('reads nothing where there is nothing', async () => {
    pages = [page([], [])];

    expect(await cpuLoadReader().read('web', WINDOW)).toEqual([]);
  });

  test.each(['InternalError', 'Forbidden'])('fails when the metric is answered with %s', async (status) => {
    pages = [page([], [], status)];

    await expect(cpuLoadReader().read('web', WINDOW)).rejects.toThrow(`CloudWatch answered ${status}`);
  });
});

/** @param timestamps seconds since 1970, starts of periods */
function page(timestamps: number[], values: number[], StatusCode = 'Complete') {
  return { MetricDataResults: [{ Id: 'cpu', StatusCode, Timestamps: timestamps, Values: values }], Messages: [] };
}
