import { CheckError, checkEqual } from './check';
import { REGION } from './environment';
import { readGroup, readStack } from './stack';
import type { Target } from './target';
import { machineImageParameters, STACK } from './template';

/** Our own name for a machine image, where the emulator has none of Amazon's. No emulator looks at the image. */
const IMAGE = { parameter: '/headroom/local/machine-image', id: 'ami-0123456789abcdef0' };

/** `cdk bootstrap`, after making sure that it is the emulator that answers and nothing else. */
export async function bootstrap(target: Target): Promise<string> {
  const { emulator, aws, cdk } = target;
  const [identity] = await Promise.all([
    aws('sts', 'get-caller-identity', '--query', 'Account'),
    nameMachineImage(target),
  ]);
  checkEqual('the account', identity, emulator.account);
  await cdk('bootstrap', `aws://${emulator.account}/${REGION}`);
  return `account ${emulator.account}`;
}

async function nameMachineImage({ emulator, aws }: Target): Promise<void> {
  if (!emulator.knowsMachineImages) {
    const { parameter, id } = IMAGE;
    const names = ['--name', parameter, '--value', id];
    await aws('ssm', 'put-parameter', ...names, '--type', 'String', '--data-type', 'aws:ec2:image');
  }
}

/** `cdk deploy`, by change set as a user would. */
export async function deploy(target: Target): Promise<string> {
  await runDeploy(target);
  const { status } = await readStack(target);
  checkEqual('the status of the stack', status, 'CREATE_COMPLETE');
  return status;
}

/** `cdk diff`: nothing to change. */
export async function diff({ cdk }: Target): Promise<string> {
  const { everything } = await cdk('diff', STACK, '--fail', '--method=template');
  return mustSay(everything, 'There were no differences', 'cdk diff');
}

/** `cdk deploy` again: nothing changes, not even a capacity that was set since. */
export async function deployAgain(target: Target): Promise<string> {
  const group = (await readStack(target)).output('GroupName');
  const before = await readGroup(target, group);
  const { everything } = await runDeploy(target);
  checkEqual('the group after the second deploy', await readGroup(target, group), before);
  return mustSay(everything, 'no changes', 'the second cdk deploy');
}

/** `cdk destroy` where the emulator can; what is left goes with its process. */
export async function destroy({ emulator, aws, cdk }: Target): Promise<string> {
  if (!emulator.deletesStacks) {
    return `left to the end of ${emulator.name}, which cannot delete it`;
  }
  await cdk('destroy', STACK, '--force');
  const groups = await aws('autoscaling', 'describe-auto-scaling-groups', '--query', 'AutoScalingGroups');
  checkEqual('the list of groups after cdk destroy', groups, []);
  return 'deleted by cdk destroy';
}

function runDeploy({ emulator, template, cdk }: Target) {
  const images = emulator.knowsMachineImages
    ? []
    : machineImageParameters(template).map((name) => `--parameters=${STACK}:${name}=${IMAGE.parameter}`);
  const always = ['--require-approval=never', '--progress=events'];
  return cdk('deploy', STACK, ...always, ...images, ...emulator.deployArguments);
}

function mustSay(output: string, words: string, command: string): string {
  if (!output.includes(words)) {
    throw new CheckError(`${command} did not say "${words}"`);
  }
  return words;
}
