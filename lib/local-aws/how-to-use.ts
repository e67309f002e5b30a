import type { Stack } from '../twin/template/read-stack';

/**
 * How to use an endpoint that stays up from another shell, line by line.
 *
 * @param functions names of those that can be invoked
 */
export function howToUse(url: string, { region, groups }: Stack, functions: Iterable<string>): readonly string[] {
  const [group] = groups;
  return [
    'The endpoint stays up until Ctrl-C. To use it from another shell:',
    '',
    `  export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=${region} AWS_REGION=${region}`,
    '  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test',
    '  aws autoscaling describe-auto-scaling-groups',
    `  aws autoscaling set-desired-capacity --auto-scaling-group-name ${group?.name} --desired-capacity 4`,
    ...[...functions].map((name) => `  headroom ctl explain --function ${name}`),
  ];
}
