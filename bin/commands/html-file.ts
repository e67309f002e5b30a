import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlReport } from '../../lib/report/html-report';
import { reportOfRun } from '../../lib/report/report-of-run';
import type { Outcome } from './run-template';
import type { NewFile } from './write-files';

/** The report of some runs as a file to write; no file when none was asked for. */
export async function htmlFile(
  path: string | undefined,
  subtitle: string,
  outcomes: readonly Outcome[],
): Promise<NewFile[]> {
  if (path === undefined) {
    return [];
  }
  const runs = outcomes.map(({ stackName, group, run, summary, cost }) =>
    reportOfRun(`${stackName}, group ${group.logicalId}`, run, summary, cost),
  );
  return [{ path, content: [htmlReport({ title: 'Headroom report', subtitle, runs }, await readAssets())] }];
}

/** What a report carries inside itself is bundled beside this command. */
async function readAssets(): Promise<{ script: string; style: string }> {
  const read = (name: string) => readFile(join(__dirname, name), 'utf8');
  return { script: await read('report.js'), style: await read('report-style.css') };
}
