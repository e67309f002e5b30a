import fc from 'fast-check';
import type { Json } from '../../../lib/twin/template/json';
import { openTemplate } from '../../../lib/twin/template/open-template';
import { readStack } from '../../../lib/twin/template/read-stack';
import { resolve } from '../../../lib/twin/template/resolve';
import { TemplateError } from '../../../lib/twin/template/template';
import { plainGroup, webService } from './fixtures';
import { garbage, garbageTemplate } from './garbage';

/** A number of runs to search more thoroughly than every test run does. */
const numRuns = Number(process.env.FC_RUNS ?? 500);

/** A group of fixed sizes and an alarm. */
const withAlarm = (properties: object) => ({
  Resources: { ...plainGroup().Resources, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: properties } },
});

describe('resolver', () => {
  test('never throws, whatever a value holds', () => {
    const scope = openTemplate(webService);

    fc.assert(
      fc.property(garbage, (value) => {
        expect(() => resolve(value, 'Here', scope)).not.toThrow();
      }),
      {
        numRuns,
        examples: [
          [{ 'Fn::GetAtt': ['Ref', JSON.parse('{ "__proto__": null }'), 'Ref'] }],
          [{ 'Fn::GetAtt': ['A', { toString: 1 }, 'B'] }],
          [{ 'Fn::GetAZs': { toString: 1 } }],
          [{ 'Fn::GetAZs': Object.create(null) }],
        ],
      },
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
      { numRuns },
    );
  });

  test('fails on a template of garbage with a TemplateError and nothing else', () => {
    fc.assert(
      fc.property(garbageTemplate, (template) => {
        try {
          readStack(template);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      {
        numRuns,
        examples: [
          [withAlarm({ Ref: 'AWS::NoValue' })],
          [withAlarm({ 'Fn::Unknown': 1 })],
          [{ ...plainGroup({ Tags: { Ref: 'Gone' } }), Parameters: { Gone: null } }],
        ],
      },
    );
  });
});
