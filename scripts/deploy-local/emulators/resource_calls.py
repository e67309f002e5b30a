"""The AWS API call that CloudFormation makes for a resource, for the types that an emulator's CloudFormation lacks.

Each call goes to the emulator's own endpoint, where the service itself is there: what is missing is only
the way from a template to it. Give it a resource's properties, resolved; get its physical id and attributes.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import boto3

Properties = dict[str, Any]
Created = tuple[str, dict[str, str]]
Client = Callable[[str], Any]


def clients(port: int, prepare: Callable[[Any], None] = lambda client: None) -> Client:
    """Clients of the emulator on that port, by the name of the service. Nobody checks the credentials."""

    @cache
    def client(service: str) -> Any:
        made = boto3.client(
            service,
            endpoint_url=f"http://localhost:{port}",
            region_name="us-east-1",
            aws_access_key_id="cloudformation",
            aws_secret_access_key="cloudformation",
        )
        prepare(made)
        return made

    return client


def scaling_policy(client: Client, name: str, properties: Properties) -> Created:
    client("autoscaling").put_scaling_policy(PolicyName=name, **properties)
    # Asked for, since moto leaves it out of its answer to PutScalingPolicy.
    arn = client("autoscaling").describe_policies(PolicyNames=[name])["ScalingPolicies"][0]["PolicyARN"]
    return arn, {"PolicyName": name, "Arn": arn}


def alarm(client: Client, name: str, properties: Properties) -> Created:
    client("cloudwatch").put_metric_alarm(AlarmName=name, **properties)
    return name, {}


def event_invoke_config(client: Client, name: str, properties: Properties) -> Created:
    client("lambda").put_function_event_invoke_config(**properties)
    return name, {}


def elastic_ip(client: Client, name: str, properties: Properties) -> Created:
    address = client("ec2").allocate_address(Domain=properties.get("Domain", "vpc"))
    return address["PublicIp"], {"AllocationId": address["AllocationId"], "PublicIp": address["PublicIp"]}


def nat_gateway(client: Client, name: str, properties: Properties) -> Created:
    gateway = client("ec2").create_nat_gateway(SubnetId=properties["SubnetId"], AllocationId=properties["AllocationId"])
    identity = gateway["NatGateway"]["NatGatewayId"]
    return identity, {"NatGatewayId": identity}


def flow_log(client: Client, name: str, properties: Properties) -> Created:
    identity = client("ec2").create_flow_logs(
        ResourceIds=[properties["ResourceId"]],
        ResourceType=properties["ResourceType"],
        TrafficType=properties.get("TrafficType", "ALL"),
        LogGroupName=properties["LogGroupName"],
        DeliverLogsPermissionArn=properties["DeliverLogsPermissionArn"],
    )["FlowLogIds"][0]
    return identity, {"Id": identity}


def security_group_ingress(client: Client, name: str, properties: Properties) -> Created:
    permission = ip_permission(properties, properties.get("SourceSecurityGroupId"))
    rule = client("ec2").authorize_security_group_ingress(GroupId=properties["GroupId"], IpPermissions=[permission])
    identity = rule["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return identity, {"Id": identity}


def security_group_egress(client: Client, name: str, properties: Properties) -> Created:
    permission = ip_permission(properties, properties.get("DestinationSecurityGroupId"))
    rule = client("ec2").authorize_security_group_egress(GroupId=properties["GroupId"], IpPermissions=[permission])
    identity = rule["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return identity, {"Id": identity}


def ip_permission(properties: Properties, peer: str | None) -> dict[str, Any]:
    ports = {key: int(properties[key]) for key in ("FromPort", "ToPort") if key in properties}
    peers = {
        "IpRanges": [{"CidrIp": properties["CidrIp"]}] if "CidrIp" in properties else [],
        "Ipv6Ranges": [{"CidrIpv6": properties["CidrIpv6"]}] if "CidrIpv6" in properties else [],
        "UserIdGroupPairs": [{"GroupId": peer}] if peer else [],
    }
    return {"IpProtocol": properties["IpProtocol"], **ports, **{key: value for key, value in peers.items() if value}}


def bucket_policy(client: Client, name: str, properties: Properties) -> Created:
    client("s3").put_bucket_policy(Bucket=properties["Bucket"], Policy=json.dumps(properties["PolicyDocument"]))
    return properties["Bucket"], {}


def queue_policy(client: Client, name: str, properties: Properties) -> Created:
    attributes = {"Policy": json.dumps(properties["PolicyDocument"])}
    for url in properties["Queues"]:
        client("sqs").set_queue_attributes(QueueUrl=url, Attributes=attributes)
    return name, {}
