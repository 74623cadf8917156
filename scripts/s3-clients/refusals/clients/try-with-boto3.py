# Tries what a file of JSON says, and writes how it ended into another. Arguments: both files.
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore import UNSIGNED, xform_name
from botocore.config import Config

asked, told = sys.argv[1:]


session = boto3.session.Session()


def client_of(attempt):
    place, credentials, act = attempt["place"], attempt.get("credentials"), attempt["act"]
    signature = "s3" if place.get("oldSignature") else "s3v4" if credentials else UNSIGNED
    config = Config(
        retries={"max_attempts": 0},
        s3={"addressing_style": "virtual" if place.get("virtualHost") else "path"},
        **({"signature_version": signature} if act.get("api") is None else {}),
    )
    named = {} if credentials is None else dict(
        aws_access_key_id=credentials["accessKeyId"],
        aws_secret_access_key=credentials["secretAccessKey"],
        aws_session_token=credentials.get("sessionToken"),
    )
    return session.client(
        act.get("api", "s3"),
        endpoint_url=place["endpoint"],
        region_name=place["region"],
        verify=place.get("authority"),
        config=config,
        **named,
    )


def request_of(act):
    named = {"Bucket": act.get("bucket")}
    kind = act["kind"]
    if kind == "get":
        return "get_object", {**named, "Key": act["key"]}
    if kind == "put":
        return "put_object", {**named, "Key": act["key"], "Body": b"some bytes"}
    if kind == "list":
        return "list_objects_v2", named
    if kind == "make-bucket":
        return "create_bucket", named
    if kind == "remove-bucket":
        return "delete_bucket", named
    parameters = dict(act.get("parameters", {}))
    if "body" in act:
        parameters["Body"] = act["body"].encode()
    return xform_name(act["call"]), parameters


def outcome_of(attempt, client):
    operation, parameters = request_of(attempt["act"])
    try:
        getattr(client, operation)(**parameters)
    except Exception as error:
        return {"exit": type(error).__name__, "said": str(error)}
    return {"exit": 0, "said": ""}


with open(asked) as file:
    attempts = json.load(file)
# clients are made one after another: sessions are not for several threads
made = {}


def shared_client_of(attempt):
    key = json.dumps([attempt["place"], attempt.get("credentials"), attempt["act"].get("api")])
    if key not in made:
        made[key] = client_of(attempt)
    return made[key]


clients = [shared_client_of(attempt) for attempt in attempts]
with ThreadPoolExecutor(2) as threads:
    outcomes = list(threads.map(outcome_of, attempts, clients))
with open(told, "w") as file:
    json.dump({attempt["name"]: outcome for attempt, outcome in zip(attempts, outcomes)}, file)
