import { coverageOf, type Rendered, type Row, SUBJECTS } from './coverage';

const INTRODUCTION = `# What of EC2 Auto Scaling is covered

Each property that the CDK declares of an Auto Scaling group, and of what belongs to one, with the prop or the factory that sets it, or the reason why none does. Written by \`npm run docs:coverage\` from \`scripts/coverage\`: not to be edited by hand.

It is not only said: a test synthesizes the examples of \`test/coverage\`, finds in their templates every property that is said to be set, and none of the others. It fails when the CDK declares a property that is not in this table. \`ElasticService\` has the props of \`ElasticGroup\` and of \`HardenedLaunchTemplate\`, too.
`;

/** docs/coverage.md. */
export function renderCoveragePage(templates: readonly Rendered[]): string {
  const sections = SUBJECTS.map((subject) => ({ name: subject.name, rows: coverageOf(subject, templates) }));
  const counts = sections.map(({ name, rows }) => {
    const set = rows.filter(({ claim }) => claim && 'setBy' in claim).length;
    return `| ${name} | ${rows.length} | ${set} | ${rows.length - set} |`;
  });
  const summary = ['| | properties | set | left out |', '|---|---|---|---|', ...counts];
  const tables = sections.map(({ name, rows }) =>
    [`## ${name}`, '', '| property | set by | or why not |', '|---|---|---|', ...rows.map(cells)].join('\n'),
  );
  return `${[INTRODUCTION, ...summary].join('\n')}\n\n${tables.join('\n\n')}\n`;
}

function cells({ path, claim }: Row): string {
  const setBy = claim && 'setBy' in claim ? claim.setBy : '';
  const because = claim && 'because' in claim ? claim.because : '';
  return `| \`${path}\` | ${setBy} | ${because} |`;
}
