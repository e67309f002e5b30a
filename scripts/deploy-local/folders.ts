import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** Modes of the controller, in the order in which they are deployed. */
export const MODES = ['floor', 'lead'] as const;
export type DeployedMode = (typeof MODES)[number];

/** Where a run reads and writes. */
export interface Folders {
  /** Outputs of the child commands, one file a step: `.local/logs`. */
  readonly logs: string;
  /** The cloud assembly of each mode that is deployed: `.local/cdk.out.floor` and `.local/cdk.out.lead`. */
  readonly assemblies: Readonly<Record<DeployedMode, string>>;
  /** The CDK CLI's own files, in place of `~/.cdk`: `.local/cdk-home`. */
  readonly cdkHome: string;
  /** Home, temporary and working folder of the child processes; gone at the end. */
  readonly scratch: string;
}

/** Makes the folders, the logs empty: inside `.local`, which git ignores, and in the system's temporary folder. */
export function makeFolders(): Folders {
  const local = join(ROOT, '.local');
  const folders: Folders = {
    logs: join(local, 'logs'),
    assemblies: { floor: join(local, 'cdk.out.floor'), lead: join(local, 'cdk.out.lead') },
    cdkHome: join(local, 'cdk-home'),
    scratch: mkdtempSync(join(tmpdir(), 'headroom-local-')),
  };
  rmSync(folders.logs, { recursive: true, force: true });
  mkdirSync(folders.logs, { recursive: true });
  mkdirSync(folders.cdkHome, { recursive: true });
  return folders;
}
