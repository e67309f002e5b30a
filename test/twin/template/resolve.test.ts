// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
import type { Json } from '../../../lib/twin/template/json';
import { openTemplate } from '../../../lib/twin/template/open-template';
import { resolve } from '../../../lib/twin/template/resolve';
import { Unresolved } from '../../../lib/twin/template/resolved';
import type { Deployment } from '../../../lib/twin/template/scope';
import { webService } from './fixtures';

function resolved(value: Json, deployment: Deployment = { stackName: 'Web' }) {
  return resolve(value, 'Here', openTemplate(webService, deployment));
}

describe('resolve', () => {
  test.each<[string, Json, unknown]>([
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['the stack name', { Ref: 'AWS::StackName' }, 'Web'],
    ['a parameter by its default', { Ref: 'Stage' }, 'prod'],
    ['a number parameter as text', { Ref: 'Peak' }, '10'],
    ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'Stage' }, 1]] }, 'a/prod/1'],
    ['a join over a split', { 'Fn::Join': ['-', { 'Fn::Split': ['.', 'a.b'] }] }, 'a-b'],
    ['a select by a text index', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['the zones of the Region', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['the zones of another Region', { 'Fn::Select': [0, { 'Fn::GetAZs': 'eu-west-1' }] }, 'eu-west-1a'],
    ['a substitution', { 'Fn::Sub': '${Stage} of ${AWS::StackName}' }, 'prod of Web'],
    [
      'a substitution with variables',
      { 'Fn::Sub': ['${Name}-${Stage}', { Name: { Ref: 'AWS::Region' } }] },
      'us-east-1-prod',
    ],
    ['a literal in a substitution', { 'Fn::Sub': '${!Stage}' }, '${Stage}'],
    ['an attribute in a substitution', { 'Fn::Sub': '${Template.LatestVersionNumber}' }, '1'],
    ['a mapping', { 'Fn::FindInMap': ['Floor', { Ref: 'Stage' }, 'Min'] }, '1'],
    ['the true branch of a condition', { 'Fn::If': ['IsProd', 'big', 'small'] }, 'big'],
    ['a negated condition', { 'Fn::If': ['IsTest', 'small', 'big'] }, 'big'],
    ['base64 of more than ASCII', { 'Fn::Base64': 'größe' }, Buffer.from('größe').toString('base64')],
    ['an attribute by dotted text', { 'Fn::GetAtt': 'SubnetB.AvailabilityZone' }, 'us-east-1b'],
    ['nothing where there is nothing to do', { a: [1, true, null] }, { a: [1, true, null] }],
  ])('resolves %s', (_name, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  test('leaves out a property whose value is AWS::NoValue', () => {
    expect(resolved({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 2] })).toEqual({ b: [2] });
  });

  test('takes a given parameter before its default', () => {
    expect(resolved({ 'Fn::If': ['IsProd', 1, 2] }, { parameters: { Stage: 'test' } })).toBe(2);
  });

  test('names a resource after its stack and logical id, the same way every time', () => {
    const name = resolved({ Ref: 'Group' });

    expect(name).toMatch(/^Web-Group-[0-9A-F]{12}$/);
    expect(resolved({ Ref: 'Group' })).toBe(name);
  });

  test('keeps an ARN consistent between its whole and its parts', () => {
    const arn = resolved({ Ref: 'Targets' });

    expect(resolved({ 'Fn::Select': [5, { 'Fn::Split': [':', { Ref: 'Targets' }] }] })).toBe(
      resolved({ 'Fn::GetAtt': ['Targets', 'TargetGroupFullName'] }),
    );
    expect(arn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup\/Web-Targets-/);
  });

  test.each<[string, Json, string]>([
    ['an unknown function', { 'Fn::ImportValue': 'Other' }, 'Fn::ImportValue is not understood'],
    ['an unknown name', { Ref: 'Nobody' }, 'the template has no parameter or resource Nobody'],
    ['a name of Object.prototype', { Ref: 'constructor' }, 'the template has no parameter or resource constructor'],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Group', 'Colour'] },
      'attribute Colour of AWS::AutoScaling::AutoScalingGroup is known only in an account',
    ],
    ['a resource whose condition is false', { Ref: 'Night' }, 'Night does not exist: its condition is false'],
    ['an index past the end', { 'Fn::Select': [7, ['a']] }, 'Fn::Select asks for item 7 of a list of 1'],
    [
      'an unknown mapping',
      { 'Fn::FindInMap': ['Floor', 'dev', 'Min'] },
      'Fn::FindInMap finds nothing under Floor.dev.Min',
    ],
    [
      'a value in SSM',
      { Ref: 'Image' },
      'the value of SSM parameter /aws/service/ami/al2023 is known only in an account',
    ],
  ])('fails to resolve %s, and says why', (_name, value, reason) => {
    expect(resolved(value)).toEqual(new Unresolved('Here', reason));
  });

  test('fails with the path of what is unresolved, however deep, and resolves what is round it', () => {
    const value = resolved({ list: [{ 'Fn::Join': ['', ['a', { Ref: 'Nobody' }]] }], stage: { Ref: 'Stage' } });

    expect(value).toEqual({
      list: [new Unresolved('Here.list.0.Fn::Join.1.1', 'the template has no parameter or resource Nobody')],
      stage: 'prod',
    });
  });
});
