import { XMLBuilder } from 'fast-xml-parser';
import { type Verdict, verdictText } from '../twin/simulate/report/fail-if';

/** What came of the conditions for one template. */
export interface JudgedTemplate {
  /** Name of the stack. */
  readonly title: string;
  readonly verdicts: readonly Verdict[];
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  processEntities: true,
});

/** Characters that no XML 1.0 document may hold, not even escaped, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be kept out
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * What came of each condition as JUnit XML, the form that pipelines read test results in: a suite for each template, a
 * test case for each condition, and one that passed, `simulation`, where there was none.
 *
 * @see https://github.com/testmoapp/junitxml the parts of the format that tools agree on
 * @example junitReport([{ title: 'Web', verdicts: verdictsOf([parseCondition('lostDemand > 1%')], summary) }])
 */
export function junitReport(templates: readonly JudgedTemplate[]): string {
  const suites = templates.map(suiteOf);
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { '@name': 'headroom', ...countsOf(templates), testsuite: suites },
  });
}

function suiteOf(template: JudgedTemplate): object {
  const name = legal(template.title);
  const classname = `headroom.${name}`;
  const cases = template.verdicts.map((verdict) => ({
    '@classname': classname,
    '@name': legal(verdict.condition),
    ...(verdict.failed && { failure: { '@type': 'fail-if', '@message': legal(verdictText(verdict)) } }),
  }));
  const testcase = cases.length > 0 ? cases : [{ '@classname': classname, '@name': 'simulation' }];
  return { '@name': name, ...countsOf([template]), testcase };
}

function countsOf(templates: readonly JudgedTemplate[]): object {
  const tests = templates.reduce((sum, { verdicts }) => sum + Math.max(1, verdicts.length), 0);
  const failures = templates.flatMap(({ verdicts }) => verdicts).filter(({ failed }) => failed).length;
  return { '@tests': tests, '@failures': failures, '@errors': 0, '@skipped': 0 };
}

function legal(text: string): string {
  return text.replace(ILLEGAL, '\ufffd');
}
