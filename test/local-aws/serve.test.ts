import { connect } from 'node:net';
import { serve } from '../../lib/local-aws/serve';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeAll(async () => {
  local = await startEndpoint();
});

afterAll(() => local.close());

const post = (body: string, headers: { readonly [name: string]: string } = {}) =>
  fetch(local.url, { method: 'POST', body, headers });

describe('the endpoint', () => {
  test('listens on the loopback interface', () => {
    expect(local.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('numbers requests the same way in every run', async () => {
    const other = await startEndpoint();

    const id = async (url: string) => (await fetch(url)).headers.get('x-amzn-requestid');

    expect(await id(other.url)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await id(other.url)).not.toBe(await id(other.url));
    await other.close();
  });

  test('understands a call in the URL', async () => {
    const response = await fetch(`${local.url}/?Action=DescribeTags&Version=2011-01-01`);

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<DescribeTagsResponse');
  });

  test.each([
    ['nothing', '', {}, 'MissingAction'],
    ['no form', '\u0000\u0001{]', {}, 'MissingAction'],
    ['a name of Object.prototype as action', 'Action=constructor&Version=2011-01-01', {}, 'InvalidAction'],
    ['another version', 'Action=DescribeTags&Version=2010-08-01', {}, 'InvalidAction'],
    ['text for a number', 'Action=DescribeTags&Version=2011-01-01&MaxRecords=many', {}, 'MalformedInput'],
    ['text for a flag', 'Action=DescribeAutoScalingGroups&IncludeInstances=perhaps', {}, 'MalformedInput'],
    ['no JSON', '{"a":', { 'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics' }, 'SerializationException'],
    ['a list', '[1]', { 'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData' }, 'ValidationException'],
    [
      'a wrong type',
      '{"Namespace":1}',
      { 'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics' },
      'SerializationException',
    ],
    ['another service', '{}', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 'UnknownOperationException'],
  ])('fails on %s with an error and stays up', async (_name, body, headers, code) => {
    const response = await post(body, headers);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain(code);
    expect((await post('Action=DescribeTags')).status).toBe(200);
  });

  test('fails on a body that is too large without keeping it', async () => {
    const response = await post(`Action=DescribeTags&x=${'x'.repeat(1024 * 1024)}`);

    expect(response.status).toBe(413);
    expect(await response.text()).toContain('RequestEntityTooLarge');
  });

  test('stays up when a client hangs up in the middle of a request', async () => {
    const { port } = new URL(local.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nAction=');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();

    expect((await post('Action=DescribeTags')).status).toBe(200);
  });

  test('fails to start on a port that is taken', async () => {
    const port = Number(new URL(local.url).port);

    await expect(serve({ world: local.world, port })).rejects.toThrow(`port ${port} on 127.0.0.1 is taken`);
  });

  test('frees its port when it is closed', async () => {
    const first = await serve({ world: local.world });
    const port = Number(new URL(first.url).port);
    await fetch(first.url);
    await first.close();

    const second = await serve({ world: local.world, port });

    expect(second.url).toBe(first.url);
    await second.close();
  });
});
