import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a fake of AWS answers: a status, and JSON or XML. */
export interface FakeAnswer {
  readonly status?: number;
  readonly body: string;
}

/** A call, with its name as `Action` and its parameters. */
export type FakeCall = { readonly Action: string } & { readonly [parameter: string]: unknown };

/** Stands in for AWS: answers the real SDK as a test says, and writes down what was asked. */
export async function startFakeAws(answer: (call: FakeCall, index: number) => FakeAnswer) {
  const calls: FakeCall[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const target = request.headers['x-amz-target'];
    const call: FakeCall =
      typeof target === 'string'
        ? { Action: target.split('.')[1]!, ...JSON.parse(body) }
        : { Action: '', ...Object.fromEntries(new URLSearchParams(body)) };
    calls.push(call);
    const { status = 200, body: answered } = answer(call, calls.length - 1);
    response.writeHead(status, { 'content-type': target ? 'application/x-amz-json-1.0' : 'text/xml' }).end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jest.replaceProperty(process, 'env', {
    ...process.env,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  return {
    calls,
    close: async () => {
      jest.restoreAllMocks();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer of the Query protocol. */
export function xml(action: string, result: string): FakeAnswer {
  return { body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>` };
}

/** A refusal of the Query protocol. */
export function refusal(code: string, message: string, status = 400): FakeAnswer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body: `<ErrorResponse>${error}</ErrorResponse>` };
}
