import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** `npm run synth:examples`: every app of `examples`, with the real `cdk synth`, each to a folder of its own. */
for (const file of readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'))) {
  const output = `cdk.out/examples/${basename(file, '.ts')}`;
  const args = ['synth', '--quiet', '--app', `tsx examples/${file}`, '--output', output];
  execFileSync(process.execPath, [CDK, ...args], { cwd: ROOT, stdio: 'inherit' });
  console.log(`examples/${file}: ${output}`);
}
