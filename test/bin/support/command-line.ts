import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { webService } from '../../twin/template/fixtures';

/** The bundled command line, made by `npm run bundle`. */
const HEADROOM = join(__dirname, '..', '..', '..', 'assets', 'headroom.cjs');

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function headroom(...parameters: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [HEADROOM, ...parameters], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

export const simulate = (...parameters: readonly string[]) => headroom('simulate', ...parameters);

/** Six hours in steps of five minutes: calm, a plateau of three times the load, calm. Requests per second. */
const CSV = [
  'timestamp,value',
  ...Array.from({ length: 72 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 5, 0, 5 * index)).toISOString();
    return `${time},${index >= 24 && index < 48 ? 300 : 100}`;
  }),
].join('\n');

/** A folder of its own with a template and a trace, removed after the tests of the file. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'headroom-cli-'));
  readonly template = this.file('Web.template.json', JSON.stringify(webService));
  readonly trace = this.file('load.csv', CSV);
  /** The trace as arguments. */
  readonly load = ['--trace', this.trace, '--unit', 'requests-per-second', '--capacity-per-instance', '100'];

  constructor() {
    afterAll(() => rmSync(this.folder, { recursive: true }));
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  file(name: string, content: string): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this.path(name);
  }
}
