"""moto server on 127.0.0.1 at the port given, and what its CloudFormation lacks for the example stack.

The installed package stays as it is, everything is added to this process. docs/local.md has each gap and its error.
"""

import sys
from contextlib import suppress
from typing import Any

import resource_calls as calls
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.cloudformation.exceptions import CloudFormationError, UnformattedGetAttTemplateException, ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend
from moto.core.common_models import CloudFormationModel
from moto.elbv2.models import FakeLoadBalancer, FakeTargetGroup
from moto.iam.policy_validation import IAMPolicyDocumentValidator
from moto.server import main
from parent import end_with_parent

BOOTSTRAP_STACK = "CDKToolkit"


def bucket_policy(client: calls.Client, name: str, properties: calls.Properties) -> calls.Created:
    """Not for the bucket of `cdk bootstrap`: moto obeys each Deny and no Condition, and would take no asset."""
    if name.startswith(f"{BOOTSTRAP_STACK}-"):
        return properties["Bucket"], {}
    return calls.bucket_policy(client, name, properties)


MISSING_TYPES = {
    "AWS::AutoScaling::ScalingPolicy": calls.scaling_policy,
    "AWS::CloudWatch::Alarm": calls.alarm,
    "AWS::EC2::SecurityGroupEgress": calls.security_group_egress,
    "AWS::Lambda::EventInvokeConfig": calls.event_invoke_config,
    "AWS::S3::BucketPolicy": bucket_policy,
    "AWS::SQS::QueuePolicy": calls.queue_policy,
}


def model(resource_type: str, create: Any, client: calls.Client) -> type[CloudFormationModel]:
    """moto deploys a type when CloudFormationModel has a subclass for it."""

    def create_resource(cls: Any, resource_name: str, cloudformation_json: Any, *_: str, **__: Any) -> Any:
        resource = cls()
        resource.name_of_call = resource_name
        resource.physical_resource_id, _ = create(client, resource_name, cloudformation_json["Properties"])
        return resource

    def update_resource(_: Any, original_resource: Any, cloudformation_json: Any, **__: Any) -> Any:
        """By the call that made it, which replaces what has the same name."""
        create(client, original_resource.name_of_call, cloudformation_json["Properties"])
        return original_resource

    members = {
        "cloudformation_type": staticmethod(lambda: resource_type),
        "cloudformation_name_type": staticmethod(lambda: ""),
        "create_from_cloudformation_json": classmethod(create_resource),
        "update_from_cloudformation_json": classmethod(update_resource),
    }
    return type(resource_type.replace("::", ""), (CloudFormationModel,), members)


def group_attribute(group: FakeAutoScalingGroup, attribute: str) -> str:
    if attribute == "AutoScalingGroupARN":
        return group.arn
    raise UnformattedGetAttTemplateException


def target_group_attribute(group: FakeTargetGroup, attribute: str) -> str:
    if attribute == "TargetGroupFullName":
        return group.arn.split(":")[-1]
    raise UnformattedGetAttTemplateException


def load_balancer_attribute(balancer: FakeLoadBalancer, attribute: str) -> str:
    if attribute == "LoadBalancerFullName":
        return balancer.arn.split(":loadbalancer/")[-1]
    return moto_load_balancer_attribute(balancer, attribute)


def validate_conditions(statement: dict[str, Any]) -> None:
    """IAM takes numbers with quotation marks and without, moto with them only."""
    conditions = {
        operator: {key: str(value) if isinstance(value, int) else value for key, value in keys.items()}
        for operator, keys in statement.get("Condition", {}).items()
    }
    moto_validate_conditions({**statement, "Condition": conditions})


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFoundException"


def describe_change_set(backend: CloudFormationBackend, change_set_name: str) -> ChangeSet:
    try:
        return moto_describe_change_set(backend, change_set_name)
    except ValidationError as error:
        raise ChangeSetNotFound(f"ChangeSet [{change_set_name}] does not exist") from error


def delete_change_set(backend: CloudFormationBackend, change_set_name: str) -> None:
    with suppress(UnboundLocalError):
        moto_delete_change_set(backend, change_set_name)


def apply(change_set: ChangeSet) -> None:
    moto_apply(change_set)
    change_set.stack.template_dict = change_set.template_dict
    change_set.stack.output_map = change_set.stack._create_output_map()


if __name__ == "__main__":
    port = int(sys.argv[1])
    client = calls.clients(port)
    models = [model(name, create, client) for name, create in MISSING_TYPES.items()]
    FakeAutoScalingGroup.get_cfn_attribute = group_attribute
    FakeTargetGroup.get_cfn_attribute = target_group_attribute
    moto_load_balancer_attribute = FakeLoadBalancer.get_cfn_attribute
    FakeLoadBalancer.get_cfn_attribute = load_balancer_attribute
    moto_validate_conditions = IAMPolicyDocumentValidator._validate_condition_syntax
    IAMPolicyDocumentValidator._validate_condition_syntax = staticmethod(validate_conditions)
    moto_describe_change_set = CloudFormationBackend.describe_change_set
    CloudFormationBackend.describe_change_set = describe_change_set
    moto_delete_change_set = CloudFormationBackend.delete_change_set
    CloudFormationBackend.delete_change_set = delete_change_set
    moto_apply = ChangeSet.apply
    ChangeSet.apply = apply
    end_with_parent()
    main(["--host", "127.0.0.1", "--port", str(port)])
