import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Debian, Ubuntu and Google call it differently. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What a browser made of a page. */
export interface Visit {
  /** The document after its scripts ran. */
  readonly dom: string;
  /** What was written on the console. */
  readonly console: readonly string[];
  /** Addresses that the page asked for, and hosts that it had looked up. */
  readonly requests: readonly string[];
}

/**
 * A `describe` for tests that need a browser. In CI they run or fail, unless the gate has said that it could not install
 * one; for a user without Chromium they are skipped, and say so.
 */
export function describeWithChromium(name: string, tests: () => void): void {
  const mayBeSkipped = !process.env.CI || process.env.HEADROOM_WITHOUT_CHROMIUM;
  if (mayBeSkipped && findChromium() === undefined) {
    console.warn(`NOT TESTED, because there is no Chromium: ${name}`);
    describe.skip(name, tests);
    return;
  }
  describe(name, tests);
}

/** Opens a page from a file, in light or dark colours, and waits until its scripts are done. */
export function visit(html: string, colours: 'light' | 'dark' = 'light'): Visit {
  const browser = findChromium();
  if (browser === undefined) {
    throw new Error(`one of ${NAMES.join(', ')} must be in the PATH, got none`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'headroom-visit-'));
  try {
    const page = join(folder, 'page.html');
    const netLog = join(folder, 'net.json');
    writeFileSync(page, html);
    const { stdout, stderr } = spawnSync(
      browser,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', `--user-data-dir=${join(folder, 'profile')}`],
        ...[`--blink-settings=preferredColorScheme=${colours === 'dark' ? 0 : 1}`, `--log-net-log=${netLog}`],
        ...['--enable-logging=stderr', '--virtual-time-budget=2000', '--dump-dom', `file://${page}`],
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    const lines = stderr.split('\n').filter((line) => line.includes('CONSOLE'));
    return { dom: stdout, console: lines, requests: requestsIn(readFileSync(netLog, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** An entry of the browser's log of the network; those that a page from a file is the cause of have its key. */
interface NetEvent {
  readonly params?: {
    readonly url?: string;
    readonly host?: string;
    readonly network_isolation_key?: string;
    readonly network_anonymization_key?: string;
  };
}

/** What the page asked for, not what the browser asks for by itself. */
function requestsIn(netLog: string): readonly string[] {
  const { events } = JSON.parse(netLog) as { readonly events: readonly NetEvent[] };
  return events.flatMap(({ params = {} }) => {
    const { url, host, network_isolation_key: ofRequest, network_anonymization_key: ofLookup } = params;
    const address = url ?? host;
    return address && `${ofRequest} ${ofLookup}`.includes('file://') ? [address] : [];
  });
}
