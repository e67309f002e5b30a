import { readFileSync } from 'node:fs';
import type { OnLoadResult, Plugin } from 'esbuild';

interface Replacement {
  readonly filter: RegExp;
  readonly load: (path: string) => OnLoadResult;
}

/** What stands in for modules of the SDK that Lambda never comes to; each is checked for in `test/lambda/bundle.test.ts`. */
const replacements: readonly Replacement[] = [
  {
    // imported only when an API streams events, which those of Auto Scaling and CloudWatch do not
    filter: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    load: () => ({ contents: 'export {};' }),
  },
  {
    // for platforms without `node:crypto`
    filter: /@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    load: () => ({ contents: 'export class Sha256Js {}' }),
  },
  {
    // of the adaptive retry mode, which the clients are told not to be in
    filter: /@smithy\/core\/dist-es\/submodules\/retry\/util-retry\/DefaultRateLimiter\.js$/,
    load: () => ({ contents: 'export class DefaultRateLimiter {}' }),
  },
  {
    // asks an instance for its region, which Lambda has in the environment
    filter: /@smithy\/core\/dist-es\/submodules\/config\/config-resolver\/regionConfig\/getInstanceMetadataRegion\.js$/,
    load: () => ({ contents: 'export const getInstanceMetadataRegion = async () => undefined;' }),
  },
  {
    // of a client's manifest only the version is used
    filter: /@aws-sdk\/client-[^/]+\/package\.json$/,
    load: (path) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    },
  },
];

/** Leaves out parts of the SDK that are bundled, though they are never used: a tenth of the file. */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup(build) {
    for (const { filter, load } of replacements) {
      build.onLoad({ filter }, ({ path }) => load(path));
    }
  },
};
