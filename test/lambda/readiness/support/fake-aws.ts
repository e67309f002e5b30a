import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One call of the Query protocol. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

type Answer = string | { readonly code: string; readonly message: string };

/** Elastic Load Balancing and Auto Scaling over HTTP on the loopback. */
export class FakeAws {
  readonly calls: Call[] = [];
  /** What a call answers: the content of its result, or an error. */
  answer: (call: Call) => Answer = () => '';
  private readonly server = createServer((request, response) => void this.handle(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { Action: action = '', ...parameters } = Object.fromEntries(new URLSearchParams(await text(request)));
    const [, service = ''] = /\/([a-z]+)\/aws4_request/.exec(request.headers.authorization ?? '') ?? [];
    const call = { service, action, parameters };
    this.calls.push(call);
    const answer = this.answer(call);
    const isError = typeof answer !== 'string';
    const body = isError
      ? `<ErrorResponse><Error><Type>Sender</Type><Code>${answer.code}</Code><Message>${answer.message}</Message></Error></ErrorResponse>`
      : `<${action}Response><${action}Result>${answer}</${action}Result></${action}Response>`;
    response.writeHead(isError ? 400 : 200, { 'content-type': 'text/xml' }).end(body);
  }
}

/** The answer of DescribeTargetHealth about one target. */
export function targetHealth(state: string): string {
  return `<TargetHealthDescriptions><member><Target><Id>i-1</Id><Port>80</Port></Target><TargetHealth><State>${state}</State></TargetHealth></member></TargetHealthDescriptions>`;
}
