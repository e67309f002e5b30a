// biome-ignore-all lint/suspicious/noControlCharactersInRegex: these are the characters in question
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { junitReport } from '../../lib/report/junit-report';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'testsuite' || name === 'testcase',
});
const parse = (xml: string) => parser.parse(xml).testsuites;

const passed = { condition: 'lostDemand > 99%', failed: false, measured: 0.5 };
const failed = { condition: 'minutesAbove85 > 1%', failed: true, measured: 1.32 };

describe('junitReport', () => {
  test('has a test case for each condition, and what was measured where one holds', () => {
    expect(junitReport([{ title: 'Web', verdicts: [passed, failed] }])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="headroom" tests="2" failures="1" errors="0" skipped="0">
  <testsuite name="Web" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="headroom.Web" name="lostDemand &gt; 99%"></testcase>
    <testcase classname="headroom.Web" name="minutesAbove85 &gt; 1%">
      <failure type="fail-if" message="minutesAbove85 &gt; 1%, measured 1.32 %"></failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('has one test case that passed where there is no condition', () => {
    const { tests, failures, testsuite } = parse(junitReport([{ title: 'Web', verdicts: [] }]));

    expect({ tests, failures }).toEqual({ tests: '1', failures: '0' });
    expect(testsuite[0].testcase).toEqual([{ classname: 'headroom.Web', name: 'simulation' }]);
  });

  test('has a suite for each template, and counts them all', () => {
    const { tests, failures, testsuite } = parse(
      junitReport([
        { title: 'Web', verdicts: [passed, failed] },
        { title: 'Other', verdicts: [failed, failed] },
      ]),
    );

    expect({ tests, failures }).toEqual({ tests: '4', failures: '3' });
    expect(testsuite.map(({ name, failures }: Record<string, string>) => [name, failures])).toEqual([
      ['Web', '1'],
      ['Other', '2'],
    ]);
  });

  test.each([
    ['markup', '<a href="x">&amp;</a>'],
    ['quotes', `"it's"`],
    ['the end of a CDATA section', ']]>'],
    ['a comment', '<!-- -->'],
    ['an entity', '&#0;&lol;'],
  ])('shows a name with %s as text', (_, title) => {
    const xml = junitReport([{ title, verdicts: [failed] }]);

    expect(XMLValidator.validate(xml)).toBe(true);
    expect(parse(xml).testsuite[0].name).toBe(title);
  });

  test('is well formed for whatever name, and holds no character that XML forbids', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '\u001b[2J', '\ufffe', '\ud800'));

    fc.assert(
      fc.property(hostile, hostile, (title, condition) => {
        const xml = junitReport([{ title, verdicts: [{ ...failed, condition }] }]);

        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      }),
    );
  });
});
