import { mkdirSync, readdirSync } from 'node:fs';
import { simulate, Workspace } from './support/command-line';

const here = new Workspace();

/** A path in a folder where nothing is to be left. */
const out = (...names: readonly string[]) => [here.folder, 'out', ...names].join('/');
mkdirSync(out());

describe('headroom simulate, told to write where it cannot', () => {
  test.each<readonly [string, () => readonly string[], RegExp]>([
    [
      'in a folder that is not there',
      () => ['--csv', out('no', 'run.csv')],
      /--csv cannot be written to .*: no such folder$/,
    ],
    [
      'in a file as the folder',
      () => ['--csv', `${here.trace}/run.csv`],
      /--csv cannot be written to .*: no such folder$/,
    ],
    ['to a folder', () => ['--csv', out()], /--csv must be a regular file, got /],
    ['to a device', () => ['--csv', '/dev/null'], /--csv must be a regular file, got \/dev\/null$/],
    ['without a name', () => ['--csv', ''], /--csv must be a file of its own, got ''$/],
    [
      'with too long a name',
      () => ['--csv', out('x'.repeat(300))],
      /--csv cannot be written to .*: the name is too long$/,
    ],
    [
      'twice to the same file',
      () => ['--csv', out('.', 'good.json')],
      /--csv must be a file of its own, got .*, also --json$/,
    ],
    ['over the trace', () => ['--csv', here.trace], /--csv must be a file of its own, got .*load\.csv, also --trace$/],
    [
      'over the template',
      () => ['--csv', here.template],
      /--csv must be a file of its own, got .*, also the template$/,
    ],
  ])('fails with code 2 and one line before it simulates: %s', async (_name, parameters, message) => {
    const { code, stdout, stderr } = await simulate(
      here.template,
      ...here.load,
      '--json',
      out('good.json'),
      ...parameters(),
    );

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim()).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(out())).toEqual([]);
  });
});
