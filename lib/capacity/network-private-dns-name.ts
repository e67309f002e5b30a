/** Which DNS queries for the resource name of an instance are answered. */
export interface ResourceNameOptions {
  /**
   * Answer queries for an IPv4 address (A).
   *
   * @default false
   */
  readonly ipv4Record?: boolean;

  /**
   * Answer queries for an IPv6 address (AAAA).
   *
   * @default false
   */
  readonly ipv6Record?: boolean;
}

/**
 * The name that an instance has inside the VPC.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html
 *
 * @example
 * declare const vpc: ec2.IVpc;
 *
 * const privateDnsName = PrivateDnsName.resourceName({ ipv4Record: true });
 * new HardenedLaunchTemplate(this, 'LaunchTemplate', { vpc, privateDnsName });
 */
export class PrivateDnsName {
  /** From the private IPv4 address, for example `ip-10-24-34-0`; the resource name can be asked for besides. */
  public static ipName(options: ResourceNameOptions = {}): PrivateDnsName {
    return new PrivateDnsName('ip-name', options);
  }

  /** From the id of the instance, for example `i-0123456789abcdef`; the only kind in a subnet of IPv6 alone. */
  public static resourceName(options: ResourceNameOptions = {}): PrivateDnsName {
    return new PrivateDnsName('resource-name', options);
  }

  private constructor(
    private readonly hostnameType: string,
    private readonly options: ResourceNameOptions,
  ) {}

  /** @internal */
  public _render(): object {
    return {
      HostnameType: this.hostnameType,
      EnableResourceNameDnsARecord: this.options.ipv4Record ?? false,
      EnableResourceNameDnsAAAARecord: this.options.ipv6Record ?? false,
    };
  }
}
