import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '../../lib/local-aws/serve';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;

beforeAll(async () => {
  local = await startEndpoint();
});

afterAll(() => local.close());

const post = (body: string | Uint8Array<ArrayBuffer>, headers: { readonly [name: string]: string } = {}) =>
  fetch(local.url, { method: 'POST', body, headers });

describe('the endpoint', () => {
  test('listens on the loopback interface, at the address that its URL tells', async () => {
    expect(local.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await post('Action=DescribeTags')).status).toBe(200);
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
    ['a body that is not a form', '\u0000\u0001{]', {}, 'MissingAction'],
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

  test('understands a body that was sent with gzip', async () => {
    const response = await post(gzipSync('Action=DescribeTags'), { 'content-encoding': 'gzip' });

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<DescribeTagsResponse');
  });

  test('fails on a small body that grows too large when it is decompressed', async () => {
    const body = gzipSync(`Action=DescribeTags&x=${'x'.repeat(1024 * 1024)}`);

    const response = await post(body, { 'content-encoding': 'gzip' });

    expect(body.length).toBeLessThan(10_000);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('RequestEntityTooLarge');
  });

  test.each([
    ['gzip', 'the request body is not gzip, as its content-encoding says'],
    ['br', 'content-encoding must be gzip, got br'],
  ])('fails on a body that is not what content-encoding %s says', async (encoding, message) => {
    const response = await post('Action=DescribeTags', { 'content-encoding': encoding });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain(message);
  });

  test.each([
    ['a form', 'sts', 'application/x-www-form-urlencoded', 'text/xml', 'InvalidAction'],
    ['JSON', 'dynamodb', 'application/x-amz-json-1.0', 'application/x-amz-json-1.0', 'UnknownOperationException'],
    ['a request of S3', 's3', 'application/octet-stream', 'text/xml', 'InvalidAction'],
    ['a request of Lambda', 'lambda', 'application/json', 'application/x-amz-json-1.0', 'UnknownOperationException'],
  ])('fails on %s of another service in a format that its client can read', async (_name, service, sent, got, code) => {
    const response = await post('Action=DescribeTags', {
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host`,
      'content-type': sent,
    });

    const text = await response.text();
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe(got);
    expect(text).toContain(code);
    expect(text.replace(/\\?"|&quot;/g, '"')).toContain(
      `local endpoint has only Auto Scaling, Elastic Load Balancing and CloudWatch, not the service "${service}"`,
    );
  });

  test('fails on CloudWatch’s former protocol, saying so', async () => {
    const response = await post('Action=ListMetrics&Version=2010-08-01', {
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/monitoring/aws4_request, SignedHeaders=host',
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    });

    expect(await response.text()).toContain('CloudWatch in its JSON protocol only');
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

  test('ends a request that is still being sent when it is closed', async () => {
    const endpoint = await serve({ world: local.world });
    const socket = connect(Number(new URL(endpoint.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n');
    await once(socket, 'data');

    const ended = once(socket, 'close').then(() => 'ended');
    const closed = endpoint.close();
    const first = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000, 'still open'))]);
    socket.destroy();

    await closed;
    expect(first).toBe('ended');
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
