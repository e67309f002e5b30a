import { ensureVenv } from './venv';

/** `tsx scripts/python/main.ts`: makes the virtual environment ready and prints its folder. */
ensureVenv(console.error).then(
  ({ folder }) => console.log(folder),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
