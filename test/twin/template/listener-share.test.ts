import { readStack } from '../../../lib/twin/template/read-stack';
import { forward, listener, rule, ruleForAll, targetGroup } from './balancer-fixtures';
import { plainGroup } from './fixtures';

const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
const notFound = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };
const unknown = (taken: string) => `the share of the load that its conditions match is not known: taken as ${taken}`;

/** The shares of the target groups `Blue` and `Green` of one group. */
function read(resources: object) {
  const { groups, findings } = readStack({
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    ...plainGroup(
      { TargetGroupARNs: [{ Ref: 'Blue' }, { Ref: 'Green' }] },
      {
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
        Blue: targetGroup(),
        Green: targetGroup(),
        ...resources,
      },
    ),
  });
  return {
    shares: groups[0]?.targetGroups.map(({ share }) => share),
    findings: findings.map(({ path, message }) => [path.replace(/^Resources\./, ''), message]),
  };
}

describe('the share of a target group', () => {
  test.each<[string, object, readonly number[]]>([
    ['all, without a listener in the template', {}, [1, 1]],
    ['by weight', { Listener: listener(forward({ Blue: 3, Green: 1 })) }, [0.75, 0.25]],
    ['none with a weight of 0', { Listener: listener(forward({ Blue: 1, Green: 0 })) }, [1, 0]],
    ['none when all weights are 0', { Listener: listener(forward({ Blue: 0, Green: 0 })) }, [0, 0]],
    [
      'not touched by a listener that redirects',
      { Http: listener(redirect), Listener: listener(forward({ Blue: 1, Green: 1 })) },
      [0.5, 0.5],
    ],
    [
      'the same from two listeners that agree',
      { Http: listener(forward({ Blue: 2, Green: 2 })), Listener: listener(forward({ Blue: 1, Green: 1 })) },
      [0.5, 0.5],
    ],
    [
      'of its own listener alone',
      { Test: listener(forward('Green'), { Port: 8443 }), Listener: listener(forward('Blue')) },
      [1, 1],
    ],
    [
      'not touched by a rule that forwards as the default action does',
      { Listener: listener(forward({ Blue: 1, Green: 1 })), Rule: rule(forward({ Green: 1, Blue: 1 })) },
      [0.5, 0.5],
    ],
    [
      'not touched by a rule that redirects',
      { Listener: listener(forward({ Blue: 1, Green: 1 })), Rule: rule(redirect) },
      [0.5, 0.5],
    ],
    [
      'that of the rule when nothing else is forwarded',
      { Listener: listener(notFound), Rule: rule(forward({ Blue: 4, Green: 1 })) },
      [0.8, 0.2],
    ],
    [
      'that of the rule of another stack’s listener',
      { Rule: rule(forward({ Blue: 1, Green: 3 }), { 'Fn::ImportValue': 'listener' }) },
      [0.25, 0.75],
    ],
    [
      'that of a rule for every path, which comes before the default action',
      { Listener: listener(forward('Blue')), Canary: ruleForAll(forward({ Blue: 95, Green: 5 }), 3) },
      [0.95, 0.05],
    ],
    [
      'not touched by rules after one for every path',
      {
        Listener: listener(forward('Blue')),
        Late: ruleForAll(forward('Green'), 4),
        Never: rule(forward('Green'), undefined, { Priority: 5 }),
        Canary: ruleForAll(forward({ Blue: 3, Green: 1 }), 3),
      },
      [0.75, 0.25],
    ],
    [
      'not touched by a listener and a rule that do not exist',
      {
        Listener: listener(forward({ Blue: 1, Green: 3 })),
        Rule: { ...rule(forward('Green')), Condition: 'Never' },
        Test: { ...listener(forward('Blue')), Condition: 'Never' },
      },
      [0.25, 0.75],
    ],
  ])('is %s', (_name, resources, shares) => {
    expect(read(resources)).toEqual({ shares, findings: [] });
  });

  test('is none when only a rule beside the default action names it, and the rule is reported', () => {
    expect(read({ Listener: listener(forward('Blue')), Rule: rule(forward('Green')) })).toEqual({
      shares: [1, 0],
      findings: [['Rule.Properties.Actions', unknown('none')]],
    });
  });

  test('stays that of the default action when a rule forwards otherwise, and the rule is reported', () => {
    expect(read({ Listener: listener(forward({ Blue: 9, Green: 1 })), Canary: rule(forward('Green')) })).toEqual({
      shares: [0.9, 0.1],
      findings: [['Canary.Properties.Actions', unknown('none')]],
    });
  });

  test('is that of a rule for every path, and rules before it that forward otherwise are reported', () => {
    const Early = rule(forward('Green'), undefined, { Priority: 1 });
    const Canary = ruleForAll(forward({ Blue: 3, Green: 1 }), 2);

    expect(read({ Listener: listener(forward('Blue')), Early, Canary })).toEqual({
      shares: [0.75, 0.25],
      findings: [['Early.Properties.Actions', unknown('none')]],
    });
  });

  test.each([
    ['a header beside it', [{ Field: 'path-pattern', Values: ['/*'] }, { Field: 'http-header' }]],
    ['other paths', [{ Field: 'path-pattern', Values: ['/api/*', '/v2/*'] }]],
  ])('is not that of a rule with %s', (_, Conditions) => {
    const Canary = rule(forward('Green'), undefined, { Priority: 1, Conditions });

    expect(read({ Listener: listener(forward('Blue')), Canary }).shares).toEqual([1, 0]);
  });

  test('is that of its own rule when rules alone forward, and the rules that differ are reported', () => {
    const resources = { Listener: listener(notFound), A: rule(forward('Blue')), B: rule(forward('Green')) };

    expect(read(resources)).toEqual({ shares: [1, 1], findings: [['B.Properties.Actions', unknown('all')]] });
  });

  test('is the first when listeners differ, and the second is reported', () => {
    const resources = { Listener: listener(forward({ Blue: 9, Green: 1 })), Test: listener(forward('Green')) };

    expect(read(resources)).toEqual({
      shares: [0.9, 0.1],
      findings: [
        [
          'Test.Properties.DefaultActions',
          'forwards a share of 1 where Resources.Listener.Properties.DefaultActions forwards 0.1, and the load of each is not known: taken as 0.1',
        ],
      ],
    });
  });

  test('says nothing of the rules of a listener that has no target group of the group', () => {
    const resources = {
      Elsewhere: targetGroup(),
      Lambda: targetGroup(),
      Listener: listener(forward('Elsewhere')),
      Rule: rule(forward('Lambda')),
    };

    expect(read(resources)).toEqual({ shares: [1, 1], findings: [] });
  });
});
