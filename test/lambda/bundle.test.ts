import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleLambda, LAMBDA_FOLDER } from '../../scripts/bundle/lambda';

const MOST_BYTES = 240 * 1024;

describe('the bundled Lambda', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bundle-'));
  const outfile = join(folder, 'index.mjs');
  let metafile: Awaited<ReturnType<typeof bundleLambda>>;
  beforeAll(async () => {
    metafile = await bundleLambda(outfile);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is at most 240 KB, with the clients of Auto Scaling and CloudWatch', () => {
    const inputs = Object.keys(metafile.inputs).join('\n');

    expect(inputs).toContain('@aws-sdk/client-auto-scaling');
    expect(inputs).toContain('@aws-sdk/client-cloudwatch');
    expect(statSync(outfile).size).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('holds nothing of the credential chain that Lambda never uses', () => {
    const inputs = Object.keys(metafile.inputs).join('\n');

    expect(inputs).not.toMatch(/nested-clients|credential-provider-(node|ini|sso|process|web-identity|http)|imds/);
  });

  test('holds nothing of event streams, and in place of other code that Lambda never comes to only a stand-in', () => {
    const [output] = Object.values(metafile.outputs);
    const bytesOf = (path: RegExp) =>
      Object.entries(output?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) =>
        path.test(input) ? bytesInOutput : [],
      );

    expect(bytesOf(/event-stream|eventstream/).every((bytes) => bytes < 200)).toBe(true);
    expect(bytesOf(/(DefaultRateLimiter|getInstanceMetadataRegion)\.js$/).every((bytes) => bytes < 50)).toBe(true);
    expect(bytesOf(/Sha256Js\.js$/).every((bytes) => bytes < 50)).toBe(true);
    expect(bytesOf(/client-[^/]+\/package\.json$/).every((bytes) => bytes < 100)).toBe(true);
  });

  test('is the same wherever it is built', () => {
    expect(readFileSync(outfile)).toEqual(readFileSync(join(LAMBDA_FOLDER, 'index.mjs')));
  });

  test('holds no path of the machine that built it', () => {
    expect(readFileSync(join(LAMBDA_FOLDER, 'index.mjs'), 'utf8')).not.toContain(process.cwd());
  });
});
