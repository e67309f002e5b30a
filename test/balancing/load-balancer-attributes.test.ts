import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HardenedLoadBalancer, type HardenedLoadBalancerProps } from '../../lib';
import { importedVpc, templateOf } from '../support/template';
import { attributesOf } from './attributes';

const newBalancer = (stack: Stack, props: Partial<HardenedLoadBalancerProps> = {}) => {
  const { listener } = new HardenedLoadBalancer(stack, 'Balancer', { vpc: importedVpc(stack), ...props });
  listener.addAction('Default', { action: elbv2.ListenerAction.fixedResponse(200) });
};

const certificateIn = (stack: Stack) => new acm.Certificate(stack, 'Certificate', { domainName: 'example.com' });

describe('HardenedLoadBalancer', () => {
  test('has every attribute that it is told', () => {
    const template = templateOf((stack) => {
      newBalancer(stack, {
        zonalShift: true,
        idleTimeout: Duration.seconds(30),
        clientKeepAlive: Duration.minutes(5),
        http2Enabled: false,
        dropInvalidHeaderFields: false,
        desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
        xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.REMOVE,
        preserveXffClientPort: true,
        preserveHostHeader: true,
        xAmznTlsVersionAndCipherSuiteHeaders: false,
        wafFailOpen: true,
        ipAddressType: elbv2.IpAddressType.DUAL_STACK,
        denyAllIgwTraffic: true,
        minimumCapacityUnit: 100,
      });
    });

    expect(attributesOf(template, 'LoadBalancer')).toMatchObject({
      'zonal_shift.config.enabled': 'true',
      'idle_timeout.timeout_seconds': '30',
      'client_keep_alive.seconds': '300',
      'routing.http2.enabled': 'false',
      'routing.http.drop_invalid_header_fields.enabled': 'false',
      'routing.http.desync_mitigation_mode': 'strictest',
      'routing.http.xff_header_processing.mode': 'remove',
      'routing.http.xff_client_port.enabled': 'true',
      'routing.http.preserve_host_header.enabled': 'true',
      'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
      'waf.fail_open.enabled': 'true',
      'ipv6.deny_all_igw_traffic': 'true',
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      IpAddressType: 'dualstack',
      MinimumLoadBalancerCapacity: { CapacityUnits: 100 },
    });
  });

  test('delivers all its logs to one bucket, or to another, under what they are to begin with', () => {
    const template = templateOf((stack) => {
      const bucket = new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.S3_MANAGED });
      const healthCheckLogs = { bucket, prefix: 'checks/web' };
      newBalancer(stack, { accessLogsPrefix: 'access', connectionLogs: {}, healthCheckLogs });
    });

    const own = { Ref: expect.stringMatching(/^BalancerAccessLogs/) };
    expect(attributesOf(template, 'LoadBalancer')).toMatchObject({
      'access_logs.s3.bucket': own,
      'access_logs.s3.prefix': 'access',
      'connection_logs.s3.enabled': 'true',
      'connection_logs.s3.bucket': own,
      'health_check_logs.s3.enabled': 'true',
      'health_check_logs.s3.bucket': { Ref: expect.stringMatching(/^Logs/) },
      'health_check_logs.s3.prefix': 'checks/web',
    });
    const allowed = JSON.stringify(template.findResources('AWS::S3::BucketPolicy'));
    expect(allowed).toContain('/access/AWSLogs/');
    expect(allowed).toContain('/checks/web/AWSLogs/');
  });

  test('is behind a web ACL', () => {
    const webAclArn = 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/web/1';

    const template = templateOf((stack) => newBalancer(stack, { webAclArn }));

    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      WebACLArn: webAclArn,
      ResourceArn: { Ref: Match.stringLikeRegexp('^Balancer') },
    });
  });

  test('asks clients for certificates', () => {
    const template = templateOf((stack) => {
      const mutualAuthentication = { mutualAuthenticationMode: elbv2.MutualAuthenticationMode.PASS_THROUGH };
      newBalancer(stack, { certificate: certificateIn(stack), mutualAuthentication });
    });

    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      MutualAuthentication: { Mode: 'passthrough' },
    });
  });

  const wrong: ReadonlyArray<[problem: string, props: (stack: Stack) => Partial<HardenedLoadBalancerProps>]> = [
    [
      'certificate must be given when mutualAuthentication is',
      () => ({ mutualAuthentication: { mutualAuthenticationMode: elbv2.MutualAuthenticationMode.PASS_THROUGH } }),
    ],
    [
      'mutualAuthentication.trustStore must be given with mode VERIFY',
      (stack) => ({
        certificate: certificateIn(stack),
        mutualAuthentication: { mutualAuthenticationMode: elbv2.MutualAuthenticationMode.VERIFY },
      }),
    ],
    [
      'mutualAuthentication.trustStore must not be given with mode off',
      (stack) => ({
        certificate: certificateIn(stack),
        mutualAuthentication: { trustStore: elbv2.TrustStore.fromTrustStoreArn(stack, 'Trust', 'arn:aws:e:r:a:t/a/1') },
      }),
    ],
    [
      'ipAddressType must be DUAL_STACK when denyAllIgwTraffic is given, got ipv4',
      () => ({ denyAllIgwTraffic: false }),
    ],
    [
      'internetFacing must be true when ipAddressType is dualstack-without-public-ipv4',
      () => ({ ipAddressType: elbv2.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 }),
    ],
    [
      'connectionLogs.bucket must be encrypted by the keys of S3 (SSE-S3), got a bucket with a KMS key',
      (stack) => ({
        connectionLogs: { bucket: new s3.Bucket(stack, 'Logs', { encryption: s3.BucketEncryption.KMS }) },
      }),
    ],
  ];

  test.each(wrong)('fails: %s', (problem, props) => {
    expect(() => templateOf((stack) => newBalancer(stack, props(stack)))).toThrow(
      `HardenedLoadBalancer Test/Balancer: ${problem}`,
    );
  });

  test('fails once with everything that is out of range', () => {
    const outOfRange = {
      allowFrom: [ec2.Peer.anyIpv4()],
      idleTimeout: Duration.seconds(0),
      clientKeepAlive: Duration.seconds(59),
      minimumCapacityUnit: 99,
      accessLogsPrefix: '/logs',
      connectionLogs: { prefix: 'AWSLogs' },
      healthCheckLogs: { prefix: '' },
    };

    const isNoPath = 'must be a path without AWSLogs and without a slash at its ends';
    expect(() => templateOf((stack) => newBalancer(stack, outOfRange))).toThrow(
      'HardenedLoadBalancer Test/Balancer: ' +
        'idleTimeout must be a whole number of seconds between 1 and 4000, got 0; ' +
        'clientKeepAlive must be a whole number of seconds between 60 and 604800, got 59; ' +
        'minimumCapacityUnit must be a whole number of at least 100, got 99; ' +
        `accessLogsPrefix ${isNoPath}, got '/logs'; ` +
        `connectionLogs.prefix ${isNoPath}, got 'AWSLogs'; ` +
        `healthCheckLogs.prefix ${isNoPath}, got ''`,
    );
  });
});
