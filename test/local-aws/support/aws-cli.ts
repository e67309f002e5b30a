import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs the AWS CLI, an independent client, against an endpoint; what it prints, undefined when that is nothing. */
export async function awsCli(command: string, endpointUrl: string, parameters: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(command, [...parameters, '--output', 'json'], {
    env: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: endpointUrl,
      AWS_SECRET_ACCESS_KEY: 'test',
      HOME: process.env.HOME,
      PATH: process.env.PATH,
    },
  });
  return stdout === '' ? undefined : JSON.parse(stdout);
}
