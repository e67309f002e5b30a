import { existsSync, readFileSync } from 'node:fs';
import { webService } from '../twin/template/fixtures';
import { headroom, Workspace } from './support/command-line';

const here = new Workspace();

describe('headroom compare', () => {
  test('puts templates side by side under the same load', async () => {
    const other = here.file('Other.template.json', JSON.stringify(webService));

    const { code, stdout } = await headroom(
      'compare',
      here.template,
      other,
      ...here.load,
      '--html',
      here.path('both.html'),
    );

    expect(code).toBe(0);
    expect(stdout).toMatch(/ Web +Other\n/);
    expect(stdout).toMatch(/instance-hours +[\d.]+ +[\d.]+\n +the oracle’s +[\d.]+ +[\d.]+\n/);
    expect(readFileSync(here.path('both.html'), 'utf8')).toContain('<h2 id="run-1-title">Other, group Group</h2>');
  });

  test('numbers templates that are called the same', async () => {
    const before = here.file('before/Web.template.json', JSON.stringify(webService));

    const { stdout } = await headroom('compare', before, here.template, ...here.load);

    expect(stdout).toMatch(/ 1: Web +2: Web\n/);
  });

  test('ends with code 1 when a --fail-if holds for any of them, and writes every report', async () => {
    const other = here.file('Smaller.template.json', JSON.stringify(webService).replace('{"Ref":"Peak"}', '"2"'));
    const paths = ['json', 'xml', 'md'].map((ending) => here.path(`compared.${ending}`));
    const reports = ['--json', paths[0]!, '--junit', paths[1]!, '--markdown', paths[2]!];

    const { code, stdout } = await headroom(
      'compare',
      here.template,
      other,
      ...here.load,
      '--fail-if',
      'peakCapacity < 3',
      ...reports,
    );

    const [json, junit, markdown] = paths.map((path) => readFileSync(path, 'utf8'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/Failed\n {2}Smaller: peakCapacity < 3, measured 2\n$/);
    expect(JSON.parse(json!).runs.map(({ stack }: { stack: string }) => stack)).toEqual(['Web', 'Smaller']);
    expect(junit).toContain('tests="2" failures="1"');
    expect(markdown).toContain('- ✅ passed: `peakCapacity < 3, measured 5` (Web)\n- ❌ failed');
  });

  test('gives a parameter to the templates that have it', async () => {
    const { Peak: _peak, ...Parameters } = webService.Parameters;
    const fixed = JSON.stringify({ ...webService, Parameters }).replace('{"Ref":"Peak"}', '"2"');
    const paths = [here.template, here.file('Fixed.template.json', fixed)];

    const one = await headroom('compare', ...paths, ...here.load, '--parameter', 'Peak=3');
    const none = await headroom('compare', ...paths, ...here.load, '--parameter', 'Top=3');

    expect(one.stdout).toMatch(/peak capacity +3 +2\n/);
    expect(none.stderr).toContain('parameters: Peak, Stage, Image; got Top');
  });

  test('fails for a template that is not there, and writes nothing', async () => {
    const html = here.path('none.html');

    const { code, stderr } = await headroom('compare', here.template, 'missing.json', ...here.load, '--html', html);

    expect({ code, stderr: stderr.trim() }).toEqual({
      code: 2,
      stderr: expect.stringContaining('missing.json: no such file'),
    });
    expect(existsSync(html)).toBe(false);
  });
});
