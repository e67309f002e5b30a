import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleLambda, LAMBDA_FOLDER } from '../../scripts/bundle/lambda';

const MOST_BYTES = 240 * 1024;

describe('the bundled Lambda', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bundle-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is at most 240 KB, with the CloudWatch client that it will need as well', async () => {
    const outfile = join(folder, 'both.mjs');

    await bundleLambda(outfile, 'test/support/lambda-with-both-clients.ts');

    expect(statSync(outfile).size).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('holds nothing of the credential chain that Lambda never uses', async () => {
    const metafile = await bundleLambda(join(folder, 'both.mjs'), 'test/support/lambda-with-both-clients.ts');

    const inputs = Object.keys(metafile.inputs).join('\n');
    expect(inputs).toContain('@aws-sdk/client-cloudwatch');
    expect(inputs).not.toMatch(/nested-clients|credential-provider-(node|ini|sso|process|web-identity|http)|imds/);
  });

  test('is the same wherever it is built', async () => {
    const outfile = join(folder, 'again.mjs');

    await bundleLambda(outfile);

    expect(readFileSync(outfile)).toEqual(readFileSync(join(LAMBDA_FOLDER, 'index.mjs')));
  });

  test('holds no path of the machine that built it', () => {
    expect(readFileSync(join(LAMBDA_FOLDER, 'index.mjs'), 'utf8')).not.toContain(process.cwd());
  });
});
