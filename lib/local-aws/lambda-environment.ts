import { devNull } from 'node:os';
import type { FunctionDefinition } from '../twin/template/read-functions';

/** Where a function runs. */
interface Surroundings {
  /** Where the AWS APIs are. */
  readonly endpointUrl: string;
  readonly region: string;
  /** Folder of the function's code. */
  readonly codeFolder: string;
}

/**
 * All the environment variables that a function gets: those of Lambda, the local endpoint with a made-up key, and last
 * the function's own. Nothing of the parent process: neither its credentials nor its AWS configuration files.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function lambdaEnvironment(
  definition: FunctionDefinition,
  { endpointUrl, region, codeFolder }: Surroundings,
): { readonly [name: string]: string } {
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memorySize),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: region,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    LAMBDA_TASK_ROOT: codeFolder,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: definition.handler,
    ...definition.environment,
  };
}
