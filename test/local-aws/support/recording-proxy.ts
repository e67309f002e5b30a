import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stands in front of the endpoint and writes down each call of the Query API that passes. */
export interface RecordingProxy {
  readonly url: string;
  /** The parameters of each call, in order. */
  readonly calls: readonly { readonly [parameter: string]: string }[];
  close(): Promise<void>;
}

export async function startRecordingProxy(endpointUrl: string): Promise<RecordingProxy> {
  const calls: { readonly [parameter: string]: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    calls.push(Object.fromEntries(new URLSearchParams(body)));
    const answer = await fetch(endpointUrl, { method: 'POST', body });
    response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(await answer.text());
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
