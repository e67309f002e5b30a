import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';

/** The capacity controller with the second client that it will need, for a check of the bundle's size. */
export { handler } from '../../lambda/capacity-controller/index';

export const secondClient = [CloudWatchClient, GetMetricDataCommand];
