"""MiniStack on 127.0.0.1 at the port given, and what its CloudFormation lacks for the example stack.

The installed package stays as it is, everything is added to this process. docs/local.md has each gap and its error.
"""

import os
import sys
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

import resource_calls as calls
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from parent import end_with_parent

MISSING_TYPES = {
    "AWS::EC2::EIP": calls.elastic_ip,
    "AWS::EC2::FlowLog": calls.flow_log,
    "AWS::EC2::NatGateway": calls.nat_gateway,
    "AWS::EC2::SecurityGroupEgress": calls.security_group_egress,
    "AWS::EC2::SecurityGroupIngress": calls.security_group_ingress,
}

# Any id will do: nothing looks at the image.
MACHINE_IMAGES = {"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64": "ami-0123456789abcdef0"}


def handler(create: Any, client: calls.Client) -> dict[str, Any]:
    return {
        "create": lambda logical_id, properties, stack: create(client, f"{stack}-{logical_id}", properties),
        "delete": lambda physical_id, properties: None,
    }


def plain_alarm(record: Any) -> Any:
    """An alarm on an expression becomes one on the first metric in it: nothing is measured here that it could fire at."""

    def plain_record(name: str, properties: calls.Properties) -> Any:
        stated = [metric["MetricStat"] for metric in properties.get("Metrics", []) if "MetricStat" in metric]
        if not stated:
            return record(name, properties)
        first = {**stated[0]["Metric"], "Statistic": stated[0]["Stat"], "Period": stated[0]["Period"]}
        others = {key: value for key, value in properties.items() if key != "Metrics"}
        return record(name, {**others, **first})

    return plain_record


class RawBody(BytesIO):
    def stream(self, **_: Any) -> Any:
        yield self.read()


def answer_here(client: Any) -> None:
    """MiniStack deploys on its only event loop, where a request to itself would never be answered: call EC2 directly."""

    def answer(request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        parameters = parse_qs(request.body.decode() if isinstance(request.body, bytes) else request.body)
        status, headers, body = ec2._ACTION_MAP[parameters["Action"][0]](parameters)
        return AWSResponse(request.url, status, headers, RawBody(body if isinstance(body, bytes) else body.encode()))

    client.meta.events.register("before-send.ec2", answer)


if __name__ == "__main__":
    port = int(sys.argv[1])
    # Set before the import: MiniStack reads its environment while it is loaded.
    os.environ |= {"GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "IOT_MTLS_ENABLED": "0"}

    from ministack.app import main
    from ministack.services import ec2, ssm
    from ministack.services.cloudformation import provisioners

    client = calls.clients(port, answer_here)
    provisioners._RESOURCE_HANDLERS |= {name: handler(create, client) for name, create in MISSING_TYPES.items()}
    provisioners._cw_metric_alarm_record = plain_alarm(provisioners._cw_metric_alarm_record)
    ssm._PUBLIC_AMI_PARAMETERS |= MACHINE_IMAGES
    end_with_parent()
    sys.argv = sys.argv[:1]
    main()
