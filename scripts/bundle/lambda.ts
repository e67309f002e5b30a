import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify } from '@swc/core';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { leanSdk } from './lean-sdk';

const ROOT = join(__dirname, '..', '..');

/** Where the constructs look for the function's code, from source and from the installed package alike. */
export const LAMBDA_FOLDER = join(ROOT, 'assets', 'capacity-controller');
export const READINESS_FOLDER = join(ROOT, 'assets', 'readiness');

/**
 * How the Lambda is bundled. Each option earns its place, see docs/adr/0003-bundled-sdk.md:
 * `mainFields` picks the SDK's ES modules (a third smaller), the alias leaves out credentials that Lambda never uses,
 * the plugin what is bundled and never used; the target is the oldest Node.js that `npm start` runs the bundle on.
 */
export const lambdaOptions: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': './lambda/capacity-controller/aws/environment-credentials.ts' },
  plugins: [leanSdk],
  banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles the capacity controller, and tells what went into it. */
export function bundleLambda(outfile = join(LAMBDA_FOLDER, 'index.mjs')): Promise<Metafile> {
  return bundle('lambda/capacity-controller/index.ts', outfile);
}

/** Bundles the function that waits for the health of targets, and tells what went into it. */
export function bundleReadiness(outfile = join(READINESS_FOLDER, 'index.mjs')): Promise<Metafile> {
  return bundle('lambda/readiness/index.ts', outfile);
}

/** Bundles a function, and makes it smaller by another 4 %. */
async function bundle(entryPoint: string, outfile: string): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    ...lambdaOptions,
    entryPoints: [entryPoint],
    outfile,
    metafile: true,
    write: false,
  });
  const { code } = await minify(outputFiles[0]!.text, {
    module: true,
    ecma: 2020,
    compress: { passes: 2, toplevel: true },
    mangle: { toplevel: true },
  });
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, code);
  return metafile;
}
