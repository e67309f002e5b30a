import type { Check } from '../lib/checks/rules/check';

const INTRODUCTION = `# The checks

What is looked for in a synthesized template. Written by \`npm run docs:checks\` from \`lib/checks/rules\`, with the messages of \`test/checks/examples\`: not to be edited by hand.

Every \`ElasticGroup\` is checked, with all that is attached to it, whenever its app is synthesized. For all other groups of an app:

\`\`\`ts
Validations.of(app).addPlugins(new HeadroomChecks());
\`\`\`

- An **error** is what AWS refuses, what can never do what it says, or a gap through which a group loses instances that are well. It fails the synthesis.
- A **warning** is what AWS takes, and what seldom is meant. It is told.

A value that only the deployment knows passes every check: a parameter, an import, a condition. Two resources with different conditions are never held against each other. What is meant is acknowledged on the construct, with a reason, which then stands in the report:

\`\`\`ts
Validations.of(group).acknowledge({
  id: 'cdk-headroom::fixed-size-with-policy',
  reason: 'the stage for tests has one instance',
});
\`\`\`
`;

/** docs/checks.md. */
export function renderChecksPage(
  bySubject: Readonly<Record<string, readonly Check[]>>,
  messageOf: (check: Check) => string,
): string {
  const sections = Object.entries(bySubject).map(([subject, checks]) => {
    const rows = checks.map((check) => rowOf(check, messageOf(check)));
    return [
      `## ${subject}`,
      '',
      '| check | finds | because | message, for example | source |',
      '|---|---|---|---|---|',
      ...rows,
    ];
  });
  return [INTRODUCTION, ...sections.map((lines) => `${lines.join('\n')}\n`)].join('\n');
}

function rowOf({ id, severity, what, why, source, rule }: Check, message: string): string {
  const page = source.slice(source.lastIndexOf('/') + 1).replace('.html', '');
  const sources = [`[${page}](${source})`, ...(rule ? [`[rule ${rule}](rules.md)`] : [])];
  const cells = [`\`${id}\`, ${severity}`, what, why, message.replaceAll('|', '\\|'), sources.join(', ')];
  return `| ${cells.join(' | ')} |`;
}
