# Stores, reads and compares objects by boto3. Arguments: endpoint, region, bucket, folder of files.
import hashlib
import os
import sys
import urllib.error
import urllib.request
import uuid

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, region, bucket, folder = sys.argv[1:]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def client(**settings):
    return boto3.client("s3", endpoint_url=endpoint, region_name=region, config=Config(retries={"max_attempts": 1}, **settings))


s3 = client(s3={"addressing_style": "path"})
paths = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
assert paths

for path in paths:
    key = os.path.relpath(path, folder)
    s3.upload_file(path, bucket, key, Config=TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024))
    assert sha256(s3.get_object(Bucket=bucket, Key=key)["Body"].read()) == sha256(bytes_of(path)), key

pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 7})
listed = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
assert sorted(listed) == sorted(os.path.relpath(path, folder) for path in paths)
assert listed == sorted(listed, key=lambda key: key.encode())

hostile = ["/leading", "a//b", "..", "../../etc/passwd", "a/./b/../c", "new\nline", "nul\0byte", "k" * 1024]
for key in hostile:
    data = key.encode()
    s3.put_object(Bucket=bucket, Key=key, Body=data, Metadata={"name": "value"})
    got = s3.get_object(Bucket=bucket, Key=key)
    assert (got["Body"].read(), got["Metadata"]) == (data, {"name": "value"}), repr(key)
    s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": key})
    assert s3.get_object(Bucket=bucket, Key="copy")["Body"].read() == data, repr(key)
    s3.delete_object(Bucket=bucket, Key=key)

for algorithm in ["CRC32", "SHA1", "SHA256"]:
    data = os.urandom(70000)
    s3.put_object(Bucket=bucket, Key="checksum", Body=data, ChecksumAlgorithm=algorithm)
    head = s3.head_object(Bucket=bucket, Key="checksum", ChecksumMode="ENABLED")
    assert head["Checksum" + algorithm]
    assert s3.get_object(Bucket=bucket, Key="checksum", ChecksumMode="ENABLED")["Body"].read() == data

try:
    s3.get_object(Bucket=bucket, Key="absent")
    raise AssertionError("an absent object was read")
except ClientError as error:
    assert error.response["Error"]["Code"] == "NoSuchKey", error

for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": entry["Key"]} for entry in page.get("Contents", [])]})
assert "Contents" not in s3.list_objects_v2(Bucket=bucket)

# A form of a browser, signed by a policy, and sent as one.
def post(signed, data, name):
    edge = uuid.uuid4().hex
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode() for field, value in signed["fields"].items()]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = b"".join(parts) + head + data + f"\r\n--{edge}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    try:
        with urllib.request.urlopen(urllib.request.Request(signed["url"], body, headers)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


signed = s3.generate_presigned_post(
    bucket, "forms/${filename}", Fields={"acl": "private"}, Conditions=[{"acl": "private"}, ["content-length-range", 1, 100_000]]
)
data = os.urandom(70000)
assert (post(signed, data + data, "a.bin"), post(signed, data, "a.bin")) == (400, 204)
assert s3.get_object(Bucket=bucket, Key="forms/a.bin")["Body"].read() == data
s3.delete_object(Bucket=bucket, Key="forms/a.bin")

# A key of the customer's own.
own = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": os.urandom(32)}
source = {"CopySource" + name: value for name, value in own.items()}
s3.put_object(Bucket=bucket, Key="own", Body=data, **own)
assert s3.get_object(Bucket=bucket, Key="own", **own)["Body"].read() == data
s3.copy_object(Bucket=bucket, Key="own-copy", CopySource={"Bucket": bucket, "Key": "own"}, **source)
assert s3.get_object(Bucket=bucket, Key="own-copy")["Body"].read() == data
for wrong in [{}, {**own, "SSECustomerKey": os.urandom(32)}]:
    try:
        s3.get_object(Bucket=bucket, Key="own", **wrong)
        raise AssertionError("an object was read without its key")
    except ClientError as error:
        assert error.response["Error"]["Code"] in ("InvalidRequest", "AccessDenied"), error
s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "own"}, {"Key": "own-copy"}]})

# Versions, in a bucket of their own.
versioned = bucket + "-versions"
s3.create_bucket(Bucket=versioned)
assert "Status" not in s3.get_bucket_versioning(Bucket=versioned)
null = s3.put_object(Bucket=versioned, Key="k", Body=b"before")
assert "VersionId" not in null
s3.put_bucket_versioning(Bucket=versioned, VersioningConfiguration={"Status": "Enabled"})
assert s3.get_bucket_versioning(Bucket=versioned)["Status"] == "Enabled"
first = s3.put_object(Bucket=versioned, Key="k", Body=b"first")["VersionId"]
s3.put_object(Bucket=versioned, Key="k", Body=b"second")


def read(**version):
    return s3.get_object(Bucket=versioned, Key="k", **version)["Body"].read()


assert (read(), read(VersionId=first), read(VersionId="null")) == (b"second", b"first", b"before")
marker = s3.delete_object(Bucket=versioned, Key="k")
assert marker["DeleteMarker"] is True
try:
    s3.head_object(Bucket=versioned, Key="k")
    raise AssertionError("a deleted object was found")
except ClientError as error:
    assert error.response["ResponseMetadata"]["HTTPHeaders"]["x-amz-delete-marker"] == "true", error
assert s3.delete_object(Bucket=versioned, Key="k", VersionId=marker["VersionId"])["DeleteMarker"] is True
assert read() == b"second"
s3.copy_object(Bucket=versioned, Key="k", CopySource={"Bucket": versioned, "Key": "k", "VersionId": first})
assert read() == b"first"
s3.put_bucket_versioning(Bucket=versioned, VersioningConfiguration={"Status": "Suspended"})
assert s3.put_object(Bucket=versioned, Key="k", Body=b"suspended")["VersionId"] == "null"
s3.delete_object(Bucket=versioned, Key="other")
pages = list(s3.get_paginator("list_object_versions").paginate(Bucket=versioned, PaginationConfig={"PageSize": 2}))
versions = [one for page in pages for one in page.get("Versions", [])]
assert [one["IsLatest"] for one in versions] == [True, False, False, False], versions
assert [one["Key"] for page in pages for one in page.get("DeleteMarkers", [])] == ["other"]
# deletes each page before it asks for the next one
boto3.resource("s3", endpoint_url=endpoint, region_name=region).Bucket(versioned).object_versions.delete()
s3.delete_bucket(Bucket=versioned)

# Tags and attributes, in a bucket of their own.
tagged = bucket + "-tags"
s3.create_bucket(Bucket=tagged)


def tags(**version):
    return {tag["Key"]: tag["Value"] for tag in s3.get_object_tagging(Bucket=tagged, Key="k", **version)["TagSet"]}


def tag_set(**named):
    return {"TagSet": [{"Key": key, "Value": value} for key, value in named.items()]}


s3.put_object(Bucket=tagged, Key="k", Body=b"text", Tagging="team=blue&name=a%20b", ChecksumAlgorithm="SHA256")
assert tags() == {"team": "blue", "name": "a b"}
assert s3.head_object(Bucket=tagged, Key="k")["ResponseMetadata"]["HTTPHeaders"]["x-amz-tagging-count"] == "2"
s3.copy_object(Bucket=tagged, Key="copy", CopySource={"Bucket": tagged, "Key": "k"})
assert len(s3.get_object_tagging(Bucket=tagged, Key="copy")["TagSet"]) == 2
s3.put_object_tagging(Bucket=tagged, Key="k", Tagging=tag_set(team="red"))
assert tags() == {"team": "red"}
try:
    s3.put_object_tagging(Bucket=tagged, Key="k", Tagging=tag_set(team="#"))
    raise AssertionError("a tag with such a sign was set")
except ClientError as error:
    assert error.response["Error"]["Code"] == "InvalidTag", error
s3.delete_object_tagging(Bucket=tagged, Key="k")
assert tags() == {}
s3.put_bucket_tagging(Bucket=tagged, Tagging=tag_set(cost="a"))
assert s3.get_bucket_tagging(Bucket=tagged)["TagSet"] == [{"Key": "cost", "Value": "a"}]
s3.delete_bucket_tagging(Bucket=tagged)
try:
    s3.get_bucket_tagging(Bucket=tagged)
    raise AssertionError("a bucket without tags has a set")
except ClientError as error:
    assert error.response["Error"]["Code"] == "NoSuchTagSet", error
attributes = s3.get_object_attributes(
    Bucket=tagged, Key="k", ObjectAttributes=["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"]
)
assert (attributes["ObjectSize"], attributes["StorageClass"]) == (4, "STANDARD"), attributes
assert attributes["ETag"] == hashlib.md5(b"text").hexdigest(), attributes
assert attributes["Checksum"]["ChecksumSHA256"], attributes
for key in ["k", "copy"]:
    s3.delete_object(Bucket=tagged, Key=key)
s3.delete_bucket(Bucket=tagged)

# What is configured of a bucket, in one of its own.
configured = bucket + "-configured"
s3.create_bucket(Bucket=configured)


def refused(code, call, **parameters):
    try:
        call(Bucket=configured, **parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
    else:
        raise AssertionError(f"{call.__name__} should be refused with {code}")


cors_rule = {
    "ID": "shop",
    "AllowedOrigins": ["https://*.example"],
    "AllowedMethods": ["GET", "PUT"],
    "AllowedHeaders": ["*"],
    "ExposeHeaders": ["ETag"],
    "MaxAgeSeconds": 60,
}
refused("NoSuchCORSConfiguration", s3.get_bucket_cors)
s3.put_bucket_cors(Bucket=configured, CORSConfiguration={"CORSRules": [cors_rule]})
assert s3.get_bucket_cors(Bucket=configured)["CORSRules"] == [cors_rule]
refused("InvalidRequest", s3.put_bucket_cors, CORSConfiguration={"CORSRules": [{**cors_rule, "AllowedMethods": ["PATCH"]}]})
s3.delete_bucket_cors(Bucket=configured)
refused("NoSuchCORSConfiguration", s3.get_bucket_cors)

aes = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]}
assert s3.get_bucket_encryption(Bucket=configured)["ServerSideEncryptionConfiguration"] == aes
s3.put_bucket_encryption(Bucket=configured, ServerSideEncryptionConfiguration=aes)
s3.delete_bucket_encryption(Bucket=configured)
assert s3.get_bucket_encryption(Bucket=configured)["ServerSideEncryptionConfiguration"] == aes

refused("NoSuchPublicAccessBlockConfiguration", s3.get_public_access_block)
switches = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": False}
s3.put_public_access_block(Bucket=configured, PublicAccessBlockConfiguration=switches)
assert s3.get_public_access_block(Bucket=configured)["PublicAccessBlockConfiguration"] == switches
public = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}}'
refused("AccessDenied", s3.put_bucket_policy, Policy=public % configured)
s3.delete_public_access_block(Bucket=configured)
s3.put_bucket_policy(Bucket=configured, Policy=public % configured)

owner_enforced = {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
s3.put_bucket_ownership_controls(Bucket=configured, OwnershipControls=owner_enforced)
assert s3.get_bucket_ownership_controls(Bucket=configured)["OwnershipControls"] == owner_enforced
refused("AccessControlListNotSupported", s3.put_bucket_acl, ACL="public-read")
s3.put_bucket_acl(Bucket=configured, ACL="private")
writer = {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}
s3.put_bucket_ownership_controls(Bucket=configured, OwnershipControls=writer)
assert s3.get_bucket_ownership_controls(Bucket=configured)["OwnershipControls"] == writer
everyone = {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}
s3.put_bucket_acl(Bucket=configured, ACL="public-read")
acl = s3.get_bucket_acl(Bucket=configured)
assert {"Grantee": everyone, "Permission": "READ"} in acl["Grants"], acl
refused("InvalidBucketAclWithObjectOwnership", s3.put_bucket_ownership_controls, OwnershipControls=owner_enforced)
policy = {"Owner": acl["Owner"], "Grants": acl["Grants"]}
s3.put_object(Bucket=configured, Key="listed", Body=b"x", GrantRead="id=" + acl["Owner"]["ID"])
s3.put_object_acl(Bucket=configured, Key="listed", AccessControlPolicy=policy)
told = s3.get_object_acl(Bucket=configured, Key="listed")
assert (told["Owner"], told["Grants"]) == (acl["Owner"], acl["Grants"]), told
s3.put_bucket_acl(Bucket=configured, AccessControlPolicy={**policy, "Grants": [g for g in acl["Grants"] if g["Grantee"] != everyone]})
s3.delete_object(Bucket=configured, Key="listed")
s3.delete_bucket_ownership_controls(Bucket=configured)
refused("OwnershipControlsNotFoundError", s3.get_bucket_ownership_controls)
s3.delete_bucket(Bucket=configured)
