import { webService } from '../twin/template/fixtures';

/**
 * The web service by hand with a controller that a schedule invokes each minute, beside its policy.
 *
 * @param environment of the controller, beside the group's name
 * @param assetPath folder of the controller's code, relative to the template's
 */
export function controlledService(environment: object, assetPath = 'asset.abc') {
  const { Controller, ...others } = webService.Resources;
  const { Properties } = Controller;
  const Variables = { ...Properties.Environment.Variables, ...environment };
  return {
    ...webService,
    Resources: {
      ...others,
      Controller: {
        ...Controller,
        Metadata: { 'aws:asset:path': assetPath },
        Properties: { ...Properties, Environment: { Variables } },
      },
      Schedule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(1 minute)',
          Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Controller', 'Arn'] } }],
        },
      },
    },
  };
}
