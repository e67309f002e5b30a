import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from './answer-request';
import type { LiveWorld } from './live-world';
import type { Reply } from './reply';

/** A running endpoint. */
interface Endpoint {
  /** For example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Stops listening, ends open connections, resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Serves a stack as the AWS APIs for Auto Scaling and Elastic Load Balancing (Query) and CloudWatch (JSON 1.0), on the
 * loopback interface only.
 *
 * Requests are not authenticated: any access key and signature will do.
 *
 * @param port @default 0, a free one
 * @throws Error when the port is taken
 */
export async function serve(options: { readonly world: LiveWorld; readonly port?: number }): Promise<Endpoint> {
  const { world, port = 0 } = options;
  const server = createServer((request, response) => {
    answerRequest(request, world)
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const { address, port: listening } = server.address() as AddressInfo;
  return {
    url: `http://${address}:${listening}`,
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

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}
