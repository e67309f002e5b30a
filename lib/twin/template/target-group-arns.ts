import type { Finding, PropertyReader } from './property-reader';
import { Unresolved } from './resolved';

/**
 * The ARNs of a group's target groups, each once: TargetGroupARNs, then the traffic sources of that kind. An ARN that
 * only an account knows is its place in the template, and reported.
 */
export function targetGroupArnsOf(group: PropertyReader, report: (finding: Finding) => void): readonly string[] {
  const listed = group.names('TargetGroupARNs').map((arn) => {
    if (arn instanceof Unresolved) {
      report({ path: arn.path, message: `${arn.reason}: taken as a target group of ELB’s defaults` });
      return arn.path;
    }
    return arn;
  });
  const sources = group.objects('TrafficSources').flatMap((source) => {
    const identifier = source.text('Identifier') ?? '';
    const type = source.text('Type') ?? (identifier.includes(':elasticloadbalancing:') ? 'elbv2' : 'elb');
    if (type !== 'elbv2') {
      report({
        path: source.path,
        message: `a traffic source of type ${type} is not modelled: instances do not drain`,
      });
    }
    return type === 'elbv2' && identifier !== '' ? [identifier] : [];
  });
  return [...new Set([...listed, ...sources])];
}
