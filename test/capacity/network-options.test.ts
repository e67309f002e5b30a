import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  BandwidthWeighting,
  EnaExpress,
  HardenedLaunchTemplate,
  type HardenedLaunchTemplateProps,
  NetworkAddresses,
  NetworkInterface,
  PrivateDnsName,
  type SecondaryNetworkInterface,
} from '../../lib';
import { importedVpc, templateOf } from '../support/template';

const build = (props: Partial<HardenedLaunchTemplateProps>) => (stack: Stack) =>
  new HardenedLaunchTemplate(stack, 'Template', { vpc: importedVpc(stack), ...props });

const dataOf = (props: Partial<HardenedLaunchTemplateProps>) =>
  Object.values(templateOf(build(props)).findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties.LaunchTemplateData;

const OWN_GROUP = { 'Fn::GetAtt': [expect.stringMatching(/^TemplateSecurityGroup/), 'GroupId'] };
const SECONDARY = { DeleteOnTermination: true, Groups: [OWN_GROUP] };
const PRIMARY = { DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: [OWN_GROUP] };

describe('the network interface of a HardenedLaunchTemplate', () => {
  test.each<[string, NetworkInterface | undefined, object]>([
    ['the usual one', undefined, {}],
    ['the usual one, asked for', NetworkInterface.ena(), {}],
    [
      'with addresses of its own',
      NetworkInterface.ena({
        description: 'front',
        ipv4: NetworkAddresses.count(2),
        ipv6: NetworkAddresses.count(1),
        primaryIpv6: true,
      }),
      { Description: 'front', SecondaryPrivateIpAddressCount: 2, Ipv6AddressCount: 1, PrimaryIpv6: true },
    ],
    [
      'with prefixes',
      NetworkInterface.ena({ ipv4: NetworkAddresses.prefixes(1), ipv6: NetworkAddresses.prefixes(2) }),
      { Ipv4PrefixCount: 1, Ipv6PrefixCount: 2 },
    ],
    [
      'that forgets connections',
      NetworkInterface.ena({
        connectionTracking: {
          tcpEstablished: Duration.minutes(10),
          udpStream: Duration.minutes(2),
          udp: Duration.minutes(1),
        },
      }),
      { ConnectionTrackingSpecification: { TcpEstablishedTimeout: 600, UdpStreamTimeout: 120, UdpTimeout: 60 } },
    ],
    [
      'with ENA Express and queues',
      NetworkInterface.ena({ enaExpress: EnaExpress.TCP_AND_UDP, enaQueueCount: 4 }),
      {
        EnaSrdSpecification: { EnaSrdEnabled: true, EnaSrdUdpSpecification: { EnaSrdUdpEnabled: true } },
        EnaQueueCount: 4,
      },
    ],
    [
      'with ENA Express for TCP alone',
      NetworkInterface.ena({ enaExpress: EnaExpress.TCP }),
      { EnaSrdSpecification: { EnaSrdEnabled: true, EnaSrdUdpSpecification: { EnaSrdUdpEnabled: false } } },
    ],
    ['with a fabric adapter', NetworkInterface.efa(), { InterfaceType: 'efa' }],
  ])('is %s', (_, networkInterface, expected) => {
    expect(dataOf({ networkInterface }).NetworkInterfaces).toEqual([{ ...PRIMARY, ...expected }]);
  });

  test('may have others beside it, which share its security groups or have their own', () => {
    const template = templateOf((stack) => {
      const own = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-0123456789abcdef0');
      build({
        secondaryNetworkInterfaces: [
          { networkInterface: NetworkInterface.ena() },
          {
            networkInterface: NetworkInterface.efaOnly({ description: 'fabric' }),
            networkCardIndex: 1,
            deviceIndex: 0,
          },
          { networkInterface: NetworkInterface.ena(), networkCardIndex: 1, securityGroups: [own] },
        ],
      })(stack);
    });

    const { LaunchTemplateData } = Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]!.Properties;
    expect(LaunchTemplateData.NetworkInterfaces).toEqual([
      PRIMARY,
      { ...SECONDARY, DeviceIndex: 1, NetworkCardIndex: 0 },
      { ...SECONDARY, DeviceIndex: 0, NetworkCardIndex: 1, InterfaceType: 'efa-only', Description: 'fabric' },
      { ...SECONDARY, DeviceIndex: 1, NetworkCardIndex: 1, Groups: ['sg-0123456789abcdef0'] },
    ]);
  });

  test('may have further security groups, which connections open too', () => {
    const template = templateOf((stack) => {
      const further = new ec2.SecurityGroup(stack, 'Further', { vpc: importedVpc(stack) });
      const launchTemplate = build({ additionalSecurityGroups: [further] })(stack);
      launchTemplate.connections.allowFromAnyIpv4(ec2.Port.HTTPS);
    });

    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        NetworkInterfaces: [
          { Groups: [Match.anyValue(), { 'Fn::GetAtt': [Match.stringLikeRegexp('^Further'), 'GroupId'] }] },
        ],
      },
    });
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.anyValue() }, 2);
  });

  test('opens its own security group to itself for a fabric adapter', () => {
    const secondaryNetworkInterfaces = [{ networkInterface: NetworkInterface.efaOnly() }];

    const template = templateOf(build({ secondaryNetworkInterfaces }));

    const toItself = { IpProtocol: '-1', GroupId: Match.anyValue() };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', toItself);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', toItself);
    templateOf(build({})).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('leaves a security group that is given as it is', () => {
    const template = templateOf((stack) => {
      const securityGroup = new ec2.SecurityGroup(stack, 'Given', { vpc: importedVpc(stack) });
      build({ securityGroup, networkInterface: NetworkInterface.efa() })(stack);
    });

    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('fails as primary one without an address', () => {
    expect(() => templateOf(build({ networkInterface: NetworkInterface.efaOnly() }))).toThrow(
      'networkInterface must not be NetworkInterface.efaOnly, which has no address',
    );
  });

  const networkInterface = NetworkInterface.ena();
  test.each<[string, SecondaryNetworkInterface[], string]>([
    [
      'in the place of the primary one',
      [{ networkInterface, deviceIndex: 0 }],
      'secondaryNetworkInterfaces[0] must have a place of its own, got place 0 of card 0',
    ],
    [
      'in the place of another',
      [{ networkInterface }, { networkInterface, networkCardIndex: 0, deviceIndex: 1 }],
      'secondaryNetworkInterfaces[1] must have a place of its own, got place 1 of card 0',
    ],
    [
      'on no card',
      [{ networkInterface, networkCardIndex: -1 }],
      'secondaryNetworkInterfaces[0].networkCardIndex must be a whole number of at least 0, got -1',
    ],
    [
      'at no place',
      [{ networkInterface, deviceIndex: 0.5 }],
      'secondaryNetworkInterfaces[0].deviceIndex must be a whole number of at least 0, got 0.5',
    ],
  ])('fails beside one %s', (_, secondaryNetworkInterfaces, message) => {
    expect(() => templateOf(build({ secondaryNetworkInterfaces }))).toThrow(message);
  });
});

describe('NetworkInterface', () => {
  test('fails once with everything that is wrong', () => {
    const connectionTracking = {
      tcpEstablished: Duration.seconds(59),
      udpStream: Duration.seconds(181),
      udp: Duration.seconds(61),
    };

    expect(() => NetworkInterface.ena({ connectionTracking, enaQueueCount: 0 })).toThrow(
      'NetworkInterface.ena: tcpEstablished must be a whole number of seconds between 60 and 432000, got 59; ' +
        'udpStream must be a whole number of seconds between 60 and 180, got 181; ' +
        'udp must be a whole number of seconds between 30 and 60, got 61; ' +
        'enaQueueCount must be a whole number of at least 1, got 0',
    );
    expect(() => NetworkInterface.efa({ enaQueueCount: 0 })).toThrow('NetworkInterface.efa: enaQueueCount');
  });

  test.each([
    ['count', () => NetworkAddresses.count(0)],
    ['prefixes', () => NetworkAddresses.prefixes(0)],
  ])('fails for no addresses: %s', (name, make) => {
    expect(make).toThrow(`NetworkAddresses.${name}: count must be a whole number of at least 1, got 0`);
  });
});

describe('instances of a HardenedLaunchTemplate', () => {
  test('share their bandwidth as told', () => {
    expect(dataOf({ bandwidthWeighting: BandwidthWeighting.VPC }).NetworkPerformanceOptions).toEqual({
      BandwidthWeighting: 'vpc-1',
    });
  });

  test.each([
    [PrivateDnsName.ipName(), { HostnameType: 'ip-name', ipv4: false, ipv6: false }],
    [PrivateDnsName.ipName({ ipv4Record: true }), { HostnameType: 'ip-name', ipv4: true, ipv6: false }],
    [PrivateDnsName.resourceName({ ipv6Record: true }), { HostnameType: 'resource-name', ipv4: false, ipv6: true }],
  ])('have the name that %p says', (privateDnsName, { HostnameType, ipv4, ipv6 }) => {
    expect(dataOf({ privateDnsName }).PrivateDnsNameOptions).toEqual({
      HostnameType,
      EnableResourceNameDnsARecord: ipv4,
      EnableResourceNameDnsAAAARecord: ipv6,
    });
  });
});
