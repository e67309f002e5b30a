import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NEW_APP_FLAGS, templateOf } from '../support/template';
import { addEveryKind } from './every-kind';
import { ACTION, POLICY } from './support';

/** What has no prop, and why. */
const WITHOUT_PROP: Readonly<Record<string, string>> = {
  'CfnScalingPolicyProps.cooldown': 'only simple scaling has one, which ScalingPolicy.step replaces',
  'CfnScalingPolicyProps.scalingAdjustment': 'only simple scaling has one, which ScalingPolicy.step replaces',
};

const SOURCE = readFileSync(
  join(dirname(require.resolve('aws-cdk-lib/aws-autoscaling')), 'lib/autoscaling.generated.d.ts'),
  'utf8',
);

/** The properties of an interface of the CDK, each with the interface that it holds. */
function propertiesOf(name: string): ReadonlyArray<[name: string, inner: string | undefined]> {
  const [, body] = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n *\\}\\n`).exec(SOURCE)!;
  return [...body!.matchAll(/readonly (\w+)\??: (.+);/g)].map(([, property, type]) => {
    return [property!, /CfnScalingPolicy\.(\w+Property)/.exec(type!)?.[1]];
  });
}

/** The properties of an interface, and of those below it, that none of the values has. */
function missingIn(name: string, values: readonly object[]): string[] {
  return propertiesOf(name).flatMap(([property, inner]) => {
    const found = values.flatMap((value) =>
      Object.entries(value).flatMap(([key, each]) => (key.toLowerCase() === property.toLowerCase() ? each : [])),
    );
    return found.length === 0 ? [`${name}.${property}`] : inner === undefined ? [] : missingIn(inner, found);
  });
}

describe('every property', () => {
  const template = templateOf(addEveryKind);
  const valuesOf = (type: string) => Object.values(template.findResources(type)).map(({ Properties }) => Properties);

  test('of a scaling policy has a prop, or a reason', () => {
    expect(missingIn('CfnScalingPolicyProps', valuesOf(POLICY)).sort()).toEqual(Object.keys(WITHOUT_PROP).sort());
  });

  test('of a scheduled action has a prop', () => {
    expect(missingIn('CfnScheduledActionProps', valuesOf(ACTION))).toEqual([]);
  });
});

describe('policies of every kind', () => {
  test('have no finding of the built-in CloudFormation validation', () => {
    const app = new App({ context: NEW_APP_FLAGS });
    const stack = new Stack(app, 'Test');
    addEveryKind(stack, new Vpc(stack, 'Vpc', { maxAzs: 2 }));
    jest.replaceProperty(process, 'env', { ...process.env, CDK_VALIDATION: 'true' });

    const { directory } = app.synth();

    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });
});
