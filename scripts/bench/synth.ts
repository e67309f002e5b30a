import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
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
  const result = compare(
    runs,
    () => timeOf(['.synth/app.js'], environment('ours')),
    () => timeOf([plain], environment('theirs')),
  );
  deepStrictEqual(resourceCounts(join(folder, 'ours')), resourceCounts(join(folder, 'theirs')));
  return result;
}

/** How many resources of each type a cloud assembly's stack has: what is compared must be alike. */
function resourceCounts(assembly: string): Record<string, number> {
  const { Resources } = JSON.parse(readFileSync(join(assembly, 'Headroom.template.json'), 'utf8'));
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values<{ Type: string }>(Resources)) {
    counts[Type] = (counts[Type] ?? 0) + 1;
  }
  return counts;
}
