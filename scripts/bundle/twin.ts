import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Bundles the twin as a library, `cdk-headroom/twin`, with the packages that it needs. */
export async function bundleTwin(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/twin/index.ts'],
    outfile: 'assets/twin/index.cjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
