import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CanaryRelease } from '../../examples/canary';
import { QueueWorkers } from '../../examples/queue-workers';
import { TenSecondTracking } from '../../examples/ten-second-tracking';
import { YourOwnGroup } from '../../examples/your-own-group';

/** What `examples` holds: one file an app, one stack an app. */
export const EXAMPLES: readonly {
  readonly file: string;
  readonly Example: new (scope: Construct, id: string) => Stack;
}[] = [
  { file: 'canary.ts', Example: CanaryRelease },
  { file: 'queue-workers.ts', Example: QueueWorkers },
  { file: 'ten-second-tracking.ts', Example: TenSecondTracking },
  { file: 'your-own-group.ts', Example: YourOwnGroup },
];
