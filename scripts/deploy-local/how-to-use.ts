import { relative } from 'node:path';
import type { Venv } from '../python/venv';
import { awsEnvironment } from './environment';
import { type Folders, ROOT } from './folders';
import type { Outcome } from './summary';
import { STACK } from './template';

/** How to point the AWS CLI and the CDK CLI at the emulators that are up. */
export function howToUse(outcomes: readonly Outcome[], venv: Venv, folders: Folders): string {
  const up = outcomes.flatMap(({ emulator, url }) => (url === undefined ? [] : [{ emulator, url }]));
  const blocks = up.map(({ emulator, url }) => {
    const variables = { ...awsEnvironment(url, emulator.accessKey), CDK_HOME: folders.cdkHome };
    const exports = Object.entries(variables).map(([name, value]) => `  export ${name}='${value}'`);
    return [`${emulator.name} is up:`, ...exports].join('\n');
  });
  const commands = [
    'then, in this folder:',
    `  ${relative(ROOT, venv.aws)} autoscaling describe-auto-scaling-groups`,
    `  npx cdk diff ${STACK} --app ${relative(ROOT, folders.assemblies.lead)} --method=template`,
    'Ctrl-C ends it.',
  ];
  return [...blocks, commands.join('\n')].join('\n\n');
}
