import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Transpiles the example app for `cdk synth`. Packages stay outside: aws-cdk-lib loads faster from its own files. */
export async function bundleApp(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bin/app.ts'],
    outfile: '.synth/app.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
}
