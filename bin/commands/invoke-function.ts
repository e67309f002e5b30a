import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Which function is invoked, and with whose credentials. */
export interface FunctionAddress {
  /** Name or ARN. */
  readonly function: string;
  /** @default - that of the environment or of the profile */
  readonly region?: string;
  /** Of the AWS configuration files. @default - that of the environment */
  readonly profile?: string;
}

/** How long an answer may take, in milliseconds: the controller ends after 30 s. */
const LONGEST = 60_000;

/**
 * Invokes a Lambda function and waits for its answer. With the endpoint, region and credentials of the environment, as
 * every SDK.
 *
 * @param maxAttempts tries of the call; with one, an event whose answer was lost is not sent again
 * @throws Error with one line when the function failed, or could not be invoked
 */
export async function invokeFunction(address: FunctionAddress, event: object, maxAttempts: number): Promise<unknown> {
  const { function: name, region, profile } = address;
  const client = new LambdaClient({
    maxAttempts,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: LONGEST, throwOnRequestTimeout: true },
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
  });
  try {
    const { FunctionError: failed, Payload: payload } = await client.send(
      new InvokeCommand({ FunctionName: name, InvocationType: 'RequestResponse', Payload: JSON.stringify(event) }),
    );
    const answer: unknown = JSON.parse(payload?.transformToString() || 'null');
    if (failed !== undefined) {
      const { errorType = failed, errorMessage = 'no message' } = (answer ?? {}) as Record<string, string>;
      throw new Error(`${name} failed: ${errorType}: ${errorMessage}`);
    }
    return answer;
  } finally {
    client.destroy();
  }
}
