import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describeWithPython } from '../support/python-tools';
import { services, synthesize } from './any-service';

interface Finding {
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

const STACKS = 50;

/** Always the same stacks, so that a change of the code alone decides. */
const SEED = 20_261_123;

describeWithPython('cfn-lint', (tools) => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-any-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test(`finds nothing in ${STACKS} stacks of random options`, () => {
    const sample = fc.sample(services, { numRuns: STACKS, seed: SEED });
    sample.forEach((service, index) => {
      writeFileSync(join(folder, `${index}.template.json`), JSON.stringify(synthesize(service)));
    });

    const { stdout, stderr } = spawnSync(tools().cfnLint, ['--format', 'json', join(folder, '*.template.json')], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });

    expect(stderr).toBe('');
    const findings: Finding[] = JSON.parse(stdout);
    const texts = findings.map(({ Rule, Message }) => `${Rule.Id} ${Message}`);
    expect([...new Set(texts)]).toEqual([]);
  }, 300_000);
});
