// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
import { parseTemplate } from '../../../lib/twin/template/parse-template';
import { readStack } from '../../../lib/twin/template/read-stack';

const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Largest: { Type: Number, Default: 8 }
Conditions:
  IsLarge: !Equals [!Ref Largest, "8"]
  IsSmall: !Not [!Condition IsLarge]
Resources:
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      AutoScalingGroupName: !Sub "\${AWS::StackName}-web"
      MinSize: !If [IsLarge, "2", "1"]
      MaxSize: !Ref Largest
      AvailabilityZones: !GetAZs ""
      Tags:
        - Key: list
          Value: !Join ["-", [a, !Select [1, !Split [",", "x,y"]]]]
          PropagateAtLaunch: true
`;

describe('parseTemplate', () => {
  test('reads the short forms of YAML as the long forms of JSON', () => {
    expect(parseTemplate('A: !GetAtt Group.Outputs.Name\nB: !Sub ["${x}", { x: !Ref Y }]')).toEqual({
      A: { 'Fn::GetAtt': ['Group', 'Outputs.Name'] },
      B: { 'Fn::Sub': ['${x}', { x: { Ref: 'Y' } }] },
    });
  });

  test.each([
    [{}, { name: 'Stack-web', minSize: 2, maxSize: 8 }],
    [{ Largest: '4' }, { name: 'Stack-web', minSize: 1, maxSize: 4 }],
  ])('makes a group of a hand-written template, with parameters %j', (parameters, group) => {
    const { groups, findings } = readStack(parseTemplate(yaml), { parameters });

    expect(groups).toEqual([expect.objectContaining(group)]);
    expect(groups[0]?.tags).toEqual([{ key: 'list', value: 'a-y', propagateAtLaunch: true }]);
    expect(findings).toEqual([]);
  });

  test.each([
    ['{', 'it is not JSON: '],
    ['a: [', 'it is not YAML: '],
    ['a: !Unknown b', 'it is not YAML: Unresolved tag: !Unknown'],
    ['a: 1\na: 2', 'it is not YAML: Map keys must be unique'],
  ])('fails for %j in one line', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
    expect(() => parseTemplate(text)).not.toThrow(/\n/);
  });
});
