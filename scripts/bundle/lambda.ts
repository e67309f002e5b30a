import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Where the constructs look for the function's code, from source and from the installed package alike. */
export const LAMBDA_FOLDER = join(ROOT, 'assets', 'capacity-controller');

/**
 * How the Lambda is bundled. Each option earns its place, see docs/adr/0003-bundled-sdk.md:
 * `mainFields` picks the SDK's ES modules (a third smaller), the alias leaves out credentials that Lambda never uses,
 * the target is the oldest Node.js that `npm start` runs the bundle on.
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
  banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles the capacity controller, and tells what went into it. */
export async function bundleLambda(outfile = join(LAMBDA_FOLDER, 'index.mjs')): Promise<Metafile> {
  const entryPoints = ['lambda/capacity-controller/index.ts'];
  const { metafile } = await build({ ...lambdaOptions, entryPoints, outfile, metafile: true });
  return metafile;
}
