import { dirname, join } from 'node:path';
import { type Folders, ROOT } from './folders';

export const REGION = 'us-east-1';

/** Variables of the user's environment that a child process may see. No AWS_*, no CDK_*, no proxy, no PYTHONPATH. */
const KEPT = ['LANG', 'LC_ALL', 'SHELL', 'TZ'];

/** Environment of every child process: nothing of the user's AWS or CDK configuration, nothing written to the home. */
export function childEnvironment(folders: Folders): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
  return {
    ...kept,
    PATH: [join(ROOT, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH ?? ''].join(':'),
    HOME: folders.scratch,
    TMPDIR: folders.scratch,
    PYTHONPYCACHEPREFIX: join(ROOT, '.local', 'pycache'),
    CDK_HOME: folders.cdkHome,
    CDK_DISABLE_CLI_TELEMETRY: '1',
    CDK_VALIDATION: 'false',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    NO_COLOR: '1',
  };
}

/**
 * What points the AWS CLI, the SDKs and the CDK CLI to an emulator.
 *
 * The access key differs between emulators, since the CDK CLI remembers which account a key belongs to.
 */
export function awsEnvironment(url: string, accessKey: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}
