import { type CrashReport, tellCrashes } from './support/crash-story';
import { FakeAws } from './support/fake-aws';

/** Crash points in all, each a process of its own that is killed. 10,000 take about an hour of CPU. */
const POINTS = Number(process.env.HEADROOM_CRASH_POINTS ?? 60);

/** Seed of the first story, so that several runs at once can tell different ones. */
const FIRST = Number(process.env.HEADROOM_CRASH_SEED ?? 1);

/** Of one story. */
const MOST = 60;

describe('the bundled controller, killed after each of its writes,', () => {
  const aws = new FakeAws();
  let url: string;
  beforeAll(async () => {
    url = await aws.open();
  });
  afterAll(() => aws.close());

  test(
    'leaves a floor that is never below both leases, and a release to come',
    async () => {
      const reports: CrashReport[] = [];
      for (let seed = FIRST; pointsOf(reports) < POINTS; seed++) {
        reports.push(await tellCrashes(aws, url, seed, Math.min(MOST, POINTS - pointsOf(reports))));
      }

      const sum = (of: (report: CrashReport) => number) => reports.reduce((total, report) => total + of(report), 0);
      const [dips, unreleased] = [sum((report) => report.dips), sum((report) => report.unreleased)];
      process.stdout.write(`${POINTS} processes killed: ${dips} dips, ${unreleased} never released\n`);
      expect({ dips, unreleased }).toEqual({ dips: 0, unreleased: 0 });
    },
    30_000 + 1000 * POINTS,
  );
});

function pointsOf(reports: readonly CrashReport[]): number {
  return reports.reduce((total, { points }) => total + points, 0);
}
