import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportAssets } from '../../lib/report/html-report';

/** What a report carries inside itself: the files that are bundled beside this command. */
export async function readReportAssets(): Promise<ReportAssets> {
  const [script, style] = await Promise.all(
    ['report.js', 'report-style.css'].map((name) => readFile(join(__dirname, name), 'utf8')),
  );
  return { script: script ?? '', style: style ?? '' };
}
