import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from './aws-error';
import { answerJson, jsonError } from './json-protocol';
import type { LiveWorld } from './live-world';
import { answerQuery, queryError } from './query-protocol';
import type { Reply } from './reply';

/** Largest request body that is read. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A running endpoint. */
export interface Endpoint {
  /** For example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Stops listening, ends open connections, resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Serves a stack as the AWS APIs for Auto Scaling (Query) and CloudWatch (JSON 1.0), on the loopback interface only.
 *
 * Requests are not authenticated: any access key and signature will do.
 *
 * @param port @default 0, a free one
 * @throws Error when the port is taken
 */
export async function serve(options: { readonly world: LiveWorld; readonly port?: number }): Promise<Endpoint> {
  const { world, port = 0 } = options;
  const server = createServer((request, response) => {
    answer(request, world)
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  return error.code === 'EADDRINUSE' ? new Error(`port ${port} on 127.0.0.1 is taken`, { cause: error }) : error;
}

async function answer(request: IncomingMessage, world: LiveWorld): Promise<Reply> {
  const target = request.headers['x-amz-target'];
  const body = await read(request);
  if (body === undefined) {
    const error = new AwsError('RequestEntityTooLarge', `the request body exceeds ${MAX_BODY_BYTES} bytes`, 413);
    return target ? jsonError(error, world.nextRequestId()) : queryError(error, world.nextRequestId());
  }
  if (typeof target === 'string') return answerJson(target, body, world);
  const inUrl = (request.url ?? '').split('?')[1];
  return answerQuery(body || inUrl || '', world);
}

/** The body as text; undefined when it is too large, the rest then being thrown away. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}
