import { bundleApp } from './bundle/app';
import { bundleCli } from './bundle/cli';
import { bundleLambda, bundleReadiness } from './bundle/lambda';
import { bundleReport } from './bundle/report';
import { bundleTwin } from './bundle/twin';

/** `tsx scripts/bundle.ts [lambda] [cli] [report] [twin] [app]`: the named bundles, or what the package ships. */
const bundles: Readonly<Record<string, () => Promise<unknown>>> = {
  lambda: () => Promise.all([bundleLambda(), bundleReadiness()]),
  cli: bundleCli,
  report: bundleReport,
  twin: bundleTwin,
  app: bundleApp,
};

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in bundles));
  if (unknown.length > 0) {
    throw new Error(`bundle must be one of ${Object.keys(bundles).join(', ')}, got ${unknown.join(', ')}`);
  }
  await Promise.all((names.length > 0 ? names : ['lambda', 'cli', 'report', 'twin']).map((name) => bundles[name]?.()));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
