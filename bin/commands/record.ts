import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { fetchMetric } from '../../lib/record/fetch-metric';
import { type RecordArguments, readRecordArguments } from '../../lib/record/record-options';
import { toCsv } from '../../lib/record/to-csv';
import { checkOutputs } from './check-outputs';
import { writeFiles } from './write-files';

/**
 * Runs `headroom record`: reads a metric from CloudWatch, with the credentials and the region of the environment, and
 * writes it as a trace.
 *
 * @throws Error with one line; nothing is written then
 */
export async function recordCommand(given: RecordArguments & { readonly out: string }): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const query = readRecordArguments(given, Math.floor(Date.now() / 60_000) * 60);
  await checkOutputs([{ option: '--out', path: given.out }], []);
  const samples = await fetchMetric(new CloudWatchClient(), query);
  if (samples.length === 0) {
    throw new Error(`CloudWatch has no data points of ${given.metric} in that time; is the region the right one?`);
  }
  await writeFiles([{ path: given.out, content: [toCsv(samples, query)] }]);
  process.stdout.write(`${samples.length} data points written to ${given.out}\n`);
  return 0;
}
