import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import type { Invocation } from '../../lib/local-aws/lambda-invocation';
import { type LocalEndpoint, startEndpoint } from './support/local-endpoint';

let local: LocalEndpoint;
let client: LambdaClient;
let events: unknown[];

beforeEach(async () => {
  local = await startEndpoint();
  events = [];
  local.world.functions.set('Web-Controller', {
    invoke: async (event: unknown): Promise<Invocation> => {
      events.push(event);
      const isBad = (event as { readonly bad?: boolean }).bad === true;
      return isBad
        ? { error: { errorType: 'InvalidEventError', errorMessage: 'no' }, lines: [] }
        : { payload: { outcome: 'changed' }, lines: [] };
    },
  });
  client = new LambdaClient({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await local.close();
});

const invoke = (event: unknown, input: Partial<InvokeCommandInput> = {}) =>
  client.send(new InvokeCommand({ FunctionName: 'Web-Controller', Payload: JSON.stringify(event), ...input }));

describe('Invoke of Lambda', () => {
  test.each([
    'Web-Controller',
    'Web-Controller:live',
    '000000000000:function:Web-Controller',
    'arn:aws:lambda:us-east-1:000000000000:function:Web-Controller',
    'arn:aws:lambda:us-east-1:000000000000:function:Web-Controller:$LATEST',
  ])('invokes the function that is called %s, and answers what it returned', async (FunctionName) => {
    const { StatusCode, FunctionError, ExecutedVersion, Payload } = await invoke(
      { command: 'explain' },
      { FunctionName },
    );

    expect({ StatusCode, FunctionError, ExecutedVersion }).toEqual({
      StatusCode: 200,
      FunctionError: undefined,
      ExecutedVersion: '$LATEST',
    });
    expect(JSON.parse(Payload!.transformToString())).toEqual({ outcome: 'changed' });
    expect(events).toEqual([{ command: 'explain' }]);
  });

  test('tells that the function failed, and with what', async () => {
    const { StatusCode, FunctionError, Payload } = await invoke({ bad: true });

    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(Payload!.transformToString())).toEqual({ errorType: 'InvalidEventError', errorMessage: 'no' });
  });

  test.each([
    ['Event', 202, 1],
    ['DryRun', 204, 0],
  ] as const)('of type %s is answered %i without waiting', async (InvocationType, status, invocations) => {
    const { StatusCode } = await invoke({ command: 'explain' }, { InvocationType });

    expect(StatusCode).toBe(status);
    expect(events).toHaveLength(invocations);
  });

  test('works for a curl that signs nothing', async () => {
    const answer = await fetch(`${local.url}/2015-03-31/functions/Web-Controller/invocations`, {
      method: 'POST',
      body: '{}',
    });

    expect(await answer.json()).toEqual({ outcome: 'changed' });
  });

  test('fails when there is no such function', async () => {
    await expect(invoke({}, { FunctionName: 'Other' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: Other',
    });
  });

  test('fails for an event that is not JSON', async () => {
    await expect(invoke({}, { Payload: '{' })).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    expect(events).toEqual([]);
  });
});
