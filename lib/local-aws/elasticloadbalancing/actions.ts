import type { QueryService } from '../query-service';
import { describeListeners } from './describe-listeners';
import { describeLoadBalancers } from './describe-load-balancers';
import { describeTargetGroupAttributes } from './describe-target-group-attributes';
import { describeTargetGroups } from './describe-target-groups';
import { describeTargetHealth } from './describe-target-health';

/** Elastic Load Balancing: what describes the load balancers of the template and their targets. */
export const loadBalancing: QueryService = {
  version: '2015-12-01',
  namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  actions: {
    DescribeListeners: describeListeners,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
  },
};
