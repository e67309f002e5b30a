// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
import { openTemplate } from '../../../lib/twin/template/open-template';
import { TemplateError } from '../../../lib/twin/template/template';
import { webService } from './fixtures';

const group = (properties: object) => ({ Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: properties });

describe('openTemplate', () => {
  test('reads a template of many resources', () => {
    expect(openTemplate(webService).resources.size).toBe(Object.keys(webService.Resources).length);
  });

  test('allows a reference in the branch that is not taken', () => {
    const template = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: {
        A: group({ Name: { 'Fn::If': ['Never', { Ref: 'B' }, 'b'] } }),
        B: group({ Name: { Ref: 'A' } }),
      },
    };

    expect(() => openTemplate(template)).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['text', 'Resources: {}', 'not a CloudFormation template: expected an object, got a string'],
    ['null', null, 'not a CloudFormation template: expected an object, got null'],
    ['a list', [], 'not a CloudFormation template: expected an object, got a list'],
    ['an empty object', {}, 'not a CloudFormation template: no Resources, found no keys'],
    ['a package file', { name: 'a', version: '1' }, 'not a CloudFormation template: no Resources, found name, version'],
    [
      'resources in a circle',
      { Resources: { A: group({ Name: { Ref: 'B' } }), B: group({ Name: { 'Fn::Sub': 'x${A.Arn}' } }) } },
      'circular reference between resources: A -> B -> A',
    ],
    [
      'a resource that refers to itself',
      { Resources: { A: group({ AutoScalingGroupName: { Ref: 'A' } }) } },
      'circular reference between resources: A -> A',
    ],
    [
      'a circle through DependsOn',
      { Resources: { A: { ...group({}), DependsOn: ['B'] }, B: { ...group({}), DependsOn: 'A' } } },
      'circular reference between resources: A -> B -> A',
    ],
    [
      'conditions in a circle',
      { Conditions: { X: { Condition: 'Y' }, Y: { 'Fn::Not': [{ Condition: 'X' }] } }, Resources: {} },
      'circular reference between conditions: X -> Y -> X',
    ],
    [
      'a condition that refers to a resource, which may depend on the condition',
      {
        Conditions: { X: { 'Fn::Equals': [{ Ref: 'A' }, { Ref: 'A' }] } },
        Resources: { A: { ...group({}), Condition: 'X' } },
      },
      'condition X must refer to parameters or conditions, got resource A',
    ],
  ])('fails on %s with one clear error', (_name, template, message) => {
    expect(() => openTemplate(template)).toThrow(new TemplateError(message));
  });
});
