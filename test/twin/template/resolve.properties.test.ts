// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes variables so
import fc from 'fast-check';
import type { Json } from '../../../lib/twin/template/json';
import { openTemplate } from '../../../lib/twin/template/open-template';
import { readStack } from '../../../lib/twin/template/read-stack';
import { resolve } from '../../../lib/twin/template/resolve';
import { TemplateError } from '../../../lib/twin/template/template';
import { webService } from './fixtures';

const names = [
  'Ref',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::If',
  'Fn::GetAtt',
  'Fn::FindInMap',
  'Fn::And',
  'Fn::Not',
  'Fn::Equals',
  'Fn::Base64',
  'Fn::GetAZs',
  'Condition',
  'Group',
  'IsProd',
  '__proto__',
  'constructor',
];

/** JSON that is full of intrinsic functions with arguments that do not fit. */
const garbage = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(...names, '${Group}', '${', '${a.b.c}', '', 0, -1, 1.5, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 2 }),
  ),
})).value;

describe('resolver', () => {
  test('never throws, whatever a value holds', () => {
    const scope = openTemplate(webService);

    fc.assert(
      fc.property(garbage, (value) => {
        expect(() => resolve(value, 'Here', scope)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test('is the identity on values without intrinsic functions', () => {
    const scope = openTemplate(webService);

    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !/"(Ref|Fn::)/.test(JSON.stringify(value))),
        (value) => {
          expect(resolve(value as Json, 'Here', scope)).toEqual(value);
        },
      ),
    );
  });

  test('fails on a template of garbage with a TemplateError and nothing else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('Group', 'Other', 'Conditions', 'Resources', 'Parameters'), garbage),
        (value) => {
          const template = {
            ...value,
            Resources: { Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: value } },
          };

          try {
            readStack(template);
          } catch (error) {
            expect(error).toBeInstanceOf(TemplateError);
          }
        },
      ),
    );
  });
});
