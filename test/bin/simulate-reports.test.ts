import { readFileSync } from 'node:fs';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();

describe('headroom simulate in a pipeline', () => {
  test('writes what came of each condition, also when one holds', async () => {
    const path = here.path('summary.md');
    const conditions = ['--fail-if', 'minutesAbove85 > 0%', '--fail-if', 'lostDemand > 99%'];

    const { code } = await simulate(here.template, ...here.load, ...conditions, '--markdown', path);

    const markdown = readFileSync(path, 'utf8');
    expect(code).toBe(1);
    expect(markdown).toMatch(/^## Web, group Group, 6 hours from /);
    expect(markdown).toContain('- ❌ failed: `minutesAbove85 > 0%, measured ');
  });

  test('writes a test case for each condition as JUnit XML', async () => {
    const path = here.path('junit.xml');
    const conditions = ['--fail-if', 'minutesAbove85 > 0%', '--fail-if', 'lostDemand > 99%'];

    await simulate(here.template, ...here.load, ...conditions, '--junit', path);

    const xml = readFileSync(path, 'utf8');
    expect(xml).toContain('<testsuites name="headroom" tests="2" failures="1" errors="0" skipped="0">');
    expect(xml).toMatch(/name="minutesAbove85 &gt; 0%">\n +<failure type="fail-if" message=".*, measured [\d.]+ %">/);
  });

  test('writes one test case that passed without a condition', async () => {
    const path = here.path('passed.xml');

    await simulate(here.template, ...here.load, '--junit', path);

    expect(readFileSync(path, 'utf8')).toContain('<testcase classname="headroom.Web" name="simulation"></testcase>');
  });
});
