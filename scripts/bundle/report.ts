import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Bundles what an HTML report carries inside itself: the script that draws its charts, and its style. */
export async function bundleReport(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: { report: 'lib/report/browser/main.ts', 'report-style': 'lib/report/browser/style.css' },
    outdir: 'assets',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
