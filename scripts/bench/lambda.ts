import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleLambda } from '../bundle/lambda';
import { type Comparison, compare, measureIn } from './paired';

const ENTRY = 'lambda/capacity-controller/index.ts';

/** Prints how long it takes to load a module, without the start of Node.js itself. */
const LOAD = 'const t=performance.now();import(process.argv[1]).then(()=>console.log(performance.now()-t))';

export interface LambdaBench {
  /** Of the bundled file, in bytes. */
  readonly bytes: number;
  readonly bytesOfNaiveBundle: number;
  readonly bytesOfNaiveMinifiedBundle: number;
  readonly sizeRatio: number;
  readonly load: Comparison;
}

/** Size and load time of the bundled Lambda, against what `esbuild --bundle` makes of the same source without options. */
export async function benchLambda(folder: string, runs: number): Promise<LambdaBench> {
  const ours = join(folder, 'ours.mjs');
  const naive = join(folder, 'naive.cjs');
  const minified = join(folder, 'minified.cjs');
  await bundleLambda(ours);
  await build({ entryPoints: [ENTRY], bundle: true, platform: 'node', outfile: naive });
  await build({ entryPoints: [ENTRY], bundle: true, platform: 'node', minify: true, outfile: minified });

  const size = (file: string) => statSync(file).size;
  const environment = { AUTO_SCALING_GROUP_NAME: 'web', BASELINE: '1', AWS_REGION: 'us-east-1' };
  const load = (file: string) => () => measureIn(['-e', LOAD, pathToFileURL(file).href], environment);
  return {
    bytes: size(ours),
    bytesOfNaiveBundle: size(naive),
    bytesOfNaiveMinifiedBundle: size(minified),
    sizeRatio: size(ours) / size(naive),
    load: compare(runs, load(ours), load(naive)),
  };
}
