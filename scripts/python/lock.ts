import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs `work` while no other process runs its own under the same lock, a folder. A lock whose holder died is taken. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(folder), { recursive: true });
  while (!taken(folder)) {
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function taken(folder: string): boolean {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
  } catch {
    if (!holderLives(folder)) {
      rmSync(folder, { recursive: true, force: true });
    }
    return false;
  }
}

function holderLives(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // No file yet: the holder is just taking it. Any other error but "no such process" is a living holder too.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
