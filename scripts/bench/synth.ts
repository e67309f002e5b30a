import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleApp } from '../bundle/app';
import { type Comparison, compare, timeOf } from './paired';

/** Time to synthesize the example app against the same resources in plain L2, as whole processes without the CDK CLI. */
export async function benchSynth(folder: string, runs: number): Promise<Comparison> {
  await bundleApp();
  const plain = '.synth/plain.js';
  await build({
    entryPoints: ['scripts/bench/plain-app.ts'],
    outfile: plain,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  });
  const environment = (name: string) => ({ CDK_OUTDIR: join(folder, name), CDK_VALIDATION: 'false' });
  return compare(
    runs,
    () => timeOf(['.synth/app.js'], environment('ours')),
    () => timeOf([plain], environment('theirs')),
  );
}
