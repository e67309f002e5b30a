import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AwsFault, answerAutoScaling } from './fake-auto-scaling';
import { answerGetMetricData } from './fake-cloud-watch';
import type { FakeGroup } from './fake-group';

/** One call, and what is to become of it. */
export interface Call {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What goes wrong with a call: before it is carried out or after, or with its answer. */
export type Fault =
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'lost'; readonly isCarriedOut: boolean }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'truncated' };

/** Looks at each call before it is carried out; a fault is what goes wrong with it. */
export type Gremlin = (call: Call) => Fault | undefined | Promise<Fault | undefined>;

/** Auto Scaling (Query) and CloudWatch (JSON) over HTTP on the loopback, for the groups that it has. */
export class FakeAws {
  /** Everything that was asked, in order, refused or not. */
  readonly calls: Call[] = [];
  readonly groups = new Map<string, FakeGroup>();
  gremlin: Gremlin = () => undefined;
  /** Items on a page of scheduled actions and groups. */
  pageSize = 100;
  private readonly server: Server;

  constructor(...groups: readonly FakeGroup[]) {
    for (const group of groups) {
      this.groups.set(group.name, group);
    }
    this.server = createServer((request, response) => void this.answer(request, response));
  }

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

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => '');
    const target = request.headers['x-amz-target'];
    const isJson = typeof target === 'string';
    const parameters: Record<string, unknown> = isJson
      ? JSON.parse(body)
      : Object.fromEntries(new URLSearchParams(body));
    const call = { action: isJson ? target.split('.')[1]! : String(parameters.Action), parameters };
    this.calls.push(call);
    const fault = await this.gremlin(call);
    if (fault?.kind === 'refused') {
      return send(response, fault.status, isJson ? errorJson(fault.code) : errorXml(fault.code, fault.code), isJson);
    }
    if (fault?.kind === 'lost' && !fault.isCarriedOut) {
      return void response.destroy();
    }
    const { status, text: answer } = this.carryOut(call, isJson);
    if (fault?.kind === 'slow') {
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    }
    if (fault?.kind === 'lost') {
      return void response.destroy();
    }
    send(response, status, fault?.kind === 'truncated' ? answer.slice(0, answer.length / 2) : answer, isJson);
  }

  private carryOut({ action, parameters }: Call, isJson: boolean): { status: number; text: string } {
    try {
      return {
        status: 200,
        text: isJson
          ? answerGetMetricData(parameters, this.groups)
          : answerAutoScaling(action, parameters as Record<string, string>, this.groups, this.pageSize),
      };
    } catch (error) {
      if (!(error instanceof AwsFault)) {
        throw error;
      }
      return { status: 400, text: isJson ? errorJson(error.code) : errorXml(error.code, error.message) };
    }
  }
}

function send(response: ServerResponse, status: number, body: string, isJson: boolean): void {
  response.writeHead(status, { 'content-type': isJson ? 'application/x-amz-json-1.0' : 'text/xml' }).end(body);
}

function errorJson(code: string): string {
  return JSON.stringify({ __type: code, message: code });
}

function errorXml(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}
