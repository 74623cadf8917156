# The lives of a user and of a role by boto3: IAM, STS, and S3 with what they hand out. Arguments: endpoint, region, bucket.
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, region, bucket = sys.argv[1:]


def client(service, keys=None):
    named = {} if keys is None else dict(aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys.get("SessionToken"))
    return boto3.client(service, endpoint_url=endpoint, region_name=region, config=Config(retries={"max_attempts": 1}), **named)


def refused(code, act):
    try:
        act()
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
    else:
        raise AssertionError(f"{code} was expected")


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(*actions, **more):
    return {"Effect": "Allow", "Action": list(actions), "Resource": "*", **more}


iam = client("iam")
account = client("sts").get_caller_identity()["Account"]

iam.create_user(UserName="boto", Tags=[{"Key": "team", "Value": "blue"}])
assert iam.get_user(UserName="boto")["User"]["Tags"] == [{"Key": "team", "Value": "blue"}]
keys = iam.create_access_key(UserName="boto")["AccessKey"]
s3 = client("s3", keys)
put = lambda: s3.put_object(Bucket=bucket, Key="key", Body=b"body")
refused("AccessDenied", put)

policy = iam.create_policy(PolicyName="boto", PolicyDocument=document(allow("s3:GetObject")), Tags=[{"Key": "a", "Value": "b"}])["Policy"]["Arn"]
iam.create_group(GroupName="boto")
iam.add_user_to_group(GroupName="boto", UserName="boto")
iam.attach_group_policy(GroupName="boto", PolicyArn=policy)
refused("AccessDenied", put)
iam.create_policy_version(PolicyArn=policy, PolicyDocument=document(allow("s3:*")), SetAsDefault=True)
put()
iam.set_default_policy_version(PolicyArn=policy, VersionId="v1")
refused("AccessDenied", put)
iam.set_default_policy_version(PolicyArn=policy, VersionId="v2")
assert sorted(version["VersionId"] for version in iam.list_policy_versions(PolicyArn=policy)["Versions"]) == ["v1", "v2"]
assert iam.list_entities_for_policy(PolicyArn=policy)["PolicyGroups"][0]["GroupName"] == "boto"
assert iam.list_policy_tags(PolicyArn=policy)["Tags"] == [{"Key": "a", "Value": "b"}]

iam.put_user_permissions_boundary(UserName="boto", PermissionsBoundary="arn:aws:iam::aws:policy/ECSS3ReadOnlyAccess")
refused("AccessDenied", put)
simulated = iam.simulate_principal_policy(PolicySourceArn=f"arn:aws:iam::{account}:user/boto", ActionNames=["s3:PutObject", "s3:GetObject"], ResourceArns=[f"arn:aws:s3:::{bucket}/key"])
assert [(result["EvalDecision"], result["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"]) for result in simulated["EvaluationResults"]] == [("implicitDeny", False), ("allowed", True)]
iam.delete_user_permissions_boundary(UserName="boto")

pages = iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 3})
assert any(user["UserName"] == "boto" and user["GroupList"] == ["boto"] for page in pages for user in page["UserDetailList"])
custom = iam.simulate_custom_policy(
    PolicyInputList=[document(allow("s3:GetObject", Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}))],
    ActionNames=["s3:GetObject"],
    ContextEntries=[{"ContextKeyName": "aws:SourceIp", "ContextKeyValues": ["192.0.2.1"], "ContextKeyType": "ip"}],
)
assert custom["EvaluationResults"][0]["EvalDecision"] == "allowed"
assert iam.get_context_keys_for_custom_policy(PolicyInputList=[document(allow("s3:*", Condition={"Null": {"aws:Referer": "true"}}))])["ContextKeyNames"] == ["aws:Referer"]

trust = document({"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:user/boto"}, "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"StringEquals": {"sts:ExternalId": "agreed"}}})
role = iam.create_role(RoleName="boto", AssumeRolePolicyDocument=trust)["Role"]
assert role["AssumeRolePolicyDocument"]["Statement"][0]["Condition"] == {"StringEquals": {"sts:ExternalId": "agreed"}}
iam.put_role_policy(RoleName="boto", PolicyName="own", PolicyDocument=document(allow("s3:*")))
iam.put_user_policy(UserName="boto", PolicyName="own", PolicyDocument=document(allow("sts:*")))
sts = client("sts", keys)
asked = dict(RoleArn=role["Arn"], RoleSessionName="boto")
refused("AccessDenied", lambda: sts.assume_role(**asked))
session = sts.assume_role(**asked, ExternalId="agreed", Policy=document(allow("s3:GetObject")), Tags=[{"Key": "team", "Value": "blue"}])
narrow = client("s3", session["Credentials"])
assert narrow.get_object(Bucket=bucket, Key="key")["Body"].read() == b"body"
refused("AccessDenied", lambda: narrow.put_object(Bucket=bucket, Key="key", Body=b"other"))
assert client("sts", session["Credentials"]).get_caller_identity()["Arn"].endswith("assumed-role/boto/boto")
assert client("s3", sts.get_session_token()["Credentials"]).get_object(Bucket=bucket, Key="key")["ContentLength"] == 4

iam.update_user(UserName="boto", NewUserName="renamed")
sts.assume_role(**asked, ExternalId="agreed")
iam.delete_role_policy(RoleName="boto", PolicyName="own")
iam.delete_role(RoleName="boto")
refused("InvalidToken", lambda: narrow.get_object(Bucket=bucket, Key="key"))

assert iam.list_mfa_devices(UserName="renamed")["MFADevices"] == []
refused("NoSuchEntity", lambda: iam.get_login_profile(UserName="renamed"))
refused("NotImplemented", lambda: iam.create_login_profile(UserName="renamed", Password="password of renamed"))
refused("DeleteConflict", lambda: iam.delete_user(UserName="renamed"))
iam.delete_user_policy(UserName="renamed", PolicyName="own")
iam.delete_access_key(UserName="renamed", AccessKeyId=keys["AccessKeyId"])
refused("InvalidAccessKeyId", put)
iam.remove_user_from_group(GroupName="boto", UserName="renamed")
iam.delete_user(UserName="renamed")
iam.detach_group_policy(GroupName="boto", PolicyArn=policy)
iam.delete_group(GroupName="boto")
refused("DeleteConflict", lambda: iam.delete_policy(PolicyArn=policy))
iam.delete_policy_version(PolicyArn=policy, VersionId="v1")
iam.delete_policy(PolicyArn=policy)
refused("NoSuchEntity", lambda: iam.get_policy(PolicyArn=policy))
