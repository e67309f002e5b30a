import type { Answer } from '../../lambda/capacity-controller/answer';
import { answerText } from './answer-text';
import { type CtlRequest, type CtlRequestArguments, ctlRequest } from './ctl-request';
import { type FunctionAddress, invokeFunction } from './invoke-function';
import { print } from './print';

/** Arguments of `headroom ctl`, as they were given. */
export interface CtlArguments extends CtlRequestArguments, FunctionAddress {
  readonly json: boolean;
}

/** Tries of a call whose event may come twice. */
const TRIES = 3;

/**
 * Runs `headroom ctl`: asks a deployed controller for something, and prints its answer.
 *
 * @returns the exit code: 0; 1 when it refused or failed, or could not be asked
 * @throws Error with one line for arguments that cannot be used; nothing was asked then
 */
export async function ctlCommand(command: string, value: string | undefined, given: CtlArguments): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const request = ctlRequest(command, value, given);
  try {
    const answer = await ask(request, given);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    print(given.json ? [JSON.stringify(answer, null, 2)] : answerText(answer, timeZone));
    return answer.outcome === 'refused' ? 1 : 0;
  } catch (error) {
    process.stderr.write(`headroom: ${problemOf(error)}\n`);
    return 1;
  }
}

async function ask(request: CtlRequest, given: CtlArguments): Promise<Answer> {
  const answer = await invokeFunction(given, request, mayComeTwice(request) ? TRIES : 1);
  if (!isAnswer(answer)) {
    throw new Error(`the answer of ${given.function} is not understood: ${JSON.stringify(answer).slice(0, 200)}`);
  }
  return answer;
}

/** What went wrong in one line, with the name of an error of AWS. */
function problemOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return (name === 'Error' ? message : `${name}: ${message}`).replace(/\s*\n\s*/g, ' ');
}

/** Only what adds, and does not say from what on, would act twice. */
function mayComeTwice({ command, ifDesired, dryRun }: CtlRequest): boolean {
  return command !== 'add' || ifDesired !== undefined || dryRun;
}

function isAnswer(value: unknown): value is Answer {
  const { group, outcome, reasons, writes, desiredCapacity } = (value ?? {}) as Partial<Answer>;
  return (
    typeof group === 'string' &&
    typeof outcome === 'string' &&
    Array.isArray(reasons) &&
    Array.isArray(writes) &&
    typeof desiredCapacity === 'object'
  );
}
