/** A target group with attributes. */
export const targetGroup = (properties: object = {}, attributes: { readonly [key: string]: string } = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: {
    Protocol: 'HTTP',
    TargetGroupAttributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
    ...properties,
  },
});

/** An action that forwards to a target group, or to several by weight. */
export function forward(targets: string | { readonly [logicalId: string]: number }): object {
  if (typeof targets === 'string') {
    return { Type: 'forward', TargetGroupArn: { Ref: targets } };
  }
  const TargetGroups = Object.entries(targets).map(([logicalId, Weight]) => ({
    TargetGroupArn: { Ref: logicalId },
    Weight,
  }));
  return { Type: 'forward', ForwardConfig: { TargetGroups } };
}

/** A listener of `Balancer`. */
export const listener = (action: object, properties: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port: 443, DefaultActions: [action], ...properties },
});

/** A rule of `Listener`. */
export const rule = (action: object, ListenerArn: unknown = { Ref: 'Listener' }, properties: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: {
    ListenerArn,
    Actions: [action],
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    ...properties,
  },
});

/** A rule of `Listener` that every request matches which comes to it. */
export const ruleForAll = (action: object, Priority: number) =>
  rule(action, undefined, {
    Priority,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
  });
