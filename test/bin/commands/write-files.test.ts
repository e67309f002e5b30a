import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../../bin/commands/write-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-write-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function* failing(): Generator<string> {
  yield 'half';
  throw Object.assign(new Error('write'), { code: 'ENOSPC' });
}

describe('writeFiles', () => {
  test('replaces what was there, in pieces', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old');

    await writeFiles([{ path, content: ['one', 'two'] }]);

    expect(readFileSync(path, 'utf8')).toBe('onetwo');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('fails with the name of the file, and leaves what was there', async () => {
    const [kept, path] = [join(folder, 'kept.csv'), join(folder, 'b.csv')];
    writeFileSync(kept, 'old');

    const writing = writeFiles([
      { path: kept, content: ['new'] },
      { path, content: failing() },
    ]);

    await expect(writing).rejects.toThrow(`${path}: no space left`);
    expect(readdirSync(folder)).toEqual(['kept.csv']);
    expect(readFileSync(kept, 'utf8')).toBe('old');
  });
});
