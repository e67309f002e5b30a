const DOCS = 'https://docs.aws.amazon.com';

/** A page of the EC2 Auto Scaling user guide. */
export const userGuide = (page: string) => `${DOCS}/autoscaling/ec2/userguide/${page}.html`;

/** A page of the EC2 Auto Scaling API reference. */
export const apiReference = (page: string) => `${DOCS}/autoscaling/ec2/APIReference/${page}.html`;

/** A page of the CloudFormation template reference. */
export const templateReference = (page: string) => `${DOCS}/AWSCloudFormation/latest/TemplateReference/${page}.html`;

/** A page of the CloudWatch user guide. */
export const cloudWatchGuide = (page: string) => `${DOCS}/AmazonCloudWatch/latest/monitoring/${page}.html`;

/** A page of the guide to Application Load Balancers. */
export const balancerGuide = (page: string) => `${DOCS}/elasticloadbalancing/latest/application/${page}.html`;
