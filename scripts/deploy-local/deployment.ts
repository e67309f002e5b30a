import { CheckError, checkEqual } from './check';
import { REGION } from './environment';
import type { DeployedMode } from './folders';
import { readGroup, readPolicies, readStack, readVariables } from './stack';
import type { Target } from './target';
import { STACK } from './template';

/** `cdk bootstrap`, after making sure that it is the emulator that answers and nothing else. */
export async function bootstrap(target: Target): Promise<string> {
  const { emulator, aws, cdk } = target;
  const identity = await aws('sts', 'get-caller-identity', '--query', 'Account');
  checkEqual('the account', identity, emulator.account);
  await cdk('floor', 'bootstrap', `aws://${emulator.account}/${REGION}`);
  return `account ${emulator.account}`;
}

/** `cdk deploy` of the example in mode floor, by change set as a user would. */
export async function deploy(target: Target): Promise<string> {
  await runDeploy(target, 'floor');
  const { status } = await readStack(target);
  checkEqual('the status of the stack', status, 'CREATE_COMPLETE');
  return status;
}

/** `cdk deploy` with `-c controllerMode=lead`: the function is told, and the policy no longer scales in. */
export async function deployLead(target: Target): Promise<string> {
  await runDeploy(target, 'lead');
  const { status, output } = await readStack(target);
  checkEqual('the status of the stack', status, 'UPDATE_COMPLETE');
  const [variables, policies] = await Promise.all([
    readVariables(target, output('ControllerName')),
    readPolicies(target, output('GroupName')),
  ]);
  checkEqual('the mode of the function', variables.CONTROLLER_MODE, 'lead');
  const scalesIn = policies.map(({ TargetTrackingConfiguration: tracking }) => !tracking?.DisableScaleIn);
  checkEqual('whether the scaling policies scale in', scalesIn, [false]);
  return `${status}, the policy does not scale in`;
}

/** `cdk diff`: nothing to change. */
export async function diff({ cdk }: Target): Promise<string> {
  const { everything } = await cdk('lead', 'diff', STACK, '--fail', '--method=template');
  return mustSay(everything, 'There were no differences', 'cdk diff');
}

/** `cdk deploy` again: nothing changes, not even a capacity that was set since. */
export async function deployAgain(target: Target): Promise<string> {
  const group = (await readStack(target)).output('GroupName');
  const before = await readGroup(target, group);
  const { everything } = await runDeploy(target, 'lead');
  checkEqual('the group after the second deploy', await readGroup(target, group), before);
  return mustSay(everything, 'no changes', 'the second cdk deploy');
}

/** `cdk destroy` where the emulator can; what is left goes with its process. */
export async function destroy({ emulator, aws, cdk }: Target): Promise<string> {
  if (!emulator.deletesStacks) {
    return `left to the end of ${emulator.name}, which cannot delete it`;
  }
  await cdk('lead', 'destroy', STACK, '--force');
  const groups = await aws('autoscaling', 'describe-auto-scaling-groups', '--query', 'AutoScalingGroups');
  checkEqual('the list of groups after cdk destroy', groups, []);
  return 'deleted by cdk destroy';
}

function runDeploy({ emulator, cdk }: Target, mode: DeployedMode) {
  const always = ['--require-approval=never', '--progress=events'];
  return cdk(mode, 'deploy', STACK, ...always, ...emulator.deployArguments);
}

function mustSay(output: string, words: string, command: string): string {
  if (!output.includes(words)) {
    throw new CheckError(`${command} did not say "${words}"`);
  }
  return words;
}
