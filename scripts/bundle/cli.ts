import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Bundles the command line with its libraries, because a jsii package may depend on jsii packages alone. */
export async function bundleCli(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bin/headroom.ts'],
    outfile: 'assets/headroom.cjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    mainFields: ['module', 'main'],
    banner: { js: '#!/usr/bin/env node' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}
