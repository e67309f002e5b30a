import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stands in front of the endpoint and writes down each call that passes, of the Query and of the JSON protocol. */
export interface RecordingProxy {
  readonly url: string;
  /** The parameters of each call, with its name as `Action`, in order. */
  readonly calls: readonly { readonly [parameter: string]: unknown }[];
  close(): Promise<void>;
}

export async function startRecordingProxy(endpointUrl: string): Promise<RecordingProxy> {
  const calls: { readonly [parameter: string]: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    calls.push(parametersOf(request.headers, body));
    const answer = await fetch(endpointUrl, { method: 'POST', body, headers: protocolOf(request.headers) });
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parametersOf({ 'x-amz-target': target }: IncomingHttpHeaders, body: string) {
  return typeof target === 'string'
    ? { Action: target.split('.')[1], ...JSON.parse(body) }
    : Object.fromEntries(new URLSearchParams(body));
}

/** What the endpoint tells services and protocols apart by. */
function protocolOf(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['authorization', 'content-type', 'x-amz-target'];
  return Object.fromEntries(names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}
