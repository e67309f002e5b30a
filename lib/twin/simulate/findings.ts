import type { Finding } from '../template/property-reader';

/** What of a template has no effect, the first for each path. */
export class Findings {
  private readonly byPath = new Map<string, Finding>();

  readonly report = (finding: Finding): void => {
    if (!this.byPath.has(finding.path)) {
      this.byPath.set(finding.path, finding);
    }
  };

  all(): readonly Finding[] {
    return [...this.byPath.values()];
  }
}
