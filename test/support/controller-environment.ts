import type { Template } from 'aws-cdk-lib/assertions';
import {
  type ControllerEnvironment,
  readControllerEnvironment,
} from '../../lib/scaling/controller/controller-environment';
import { openTemplate } from '../../lib/twin/template/open-template';
import { readFunctions } from '../../lib/twin/template/read-functions';

/** What the controller's function of a template is told, as the twin resolves it and the function understands it. */
export function controllerEnvironmentOf(template: Template): ControllerEnvironment {
  const report = ({ path, message }: { path: string; message: string }) => {
    throw new Error(`${path}: ${message}`);
  };
  const functions = readFunctions(openTemplate(template.toJSON(), {}), report);
  return readControllerEnvironment(functions.find(({ environment }) => environment.CONTROLLER_MODE)!.environment);
}
