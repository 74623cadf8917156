import { queryApis, queryOperations } from "@concordat/contract/query-api";
import { signedHeaders } from "../../../../server/src/s3/testing/signed-client.js";
import { oneOf } from "../../kit/random.js";
import type { Family } from "./fuzz-request.js";
import { anyMembers, anyValue } from "./values.js";

const parameters = [
  ...[
    "UserName",
    "GroupName",
    "RoleName",
    "PolicyName",
    "PolicyArn",
    "PolicyDocument",
    "AccessKeyId",
    "Path",
    "Status",
  ],
  ...[
    "NewUserName",
    "AssumeRolePolicyDocument",
    "Description",
    "MaxSessionDuration",
    "PermissionsBoundary",
    "VersionId",
  ],
  ...[
    "Marker",
    "MaxItems",
    "PathPrefix",
    "Tags.member.1.Key",
    "Tags.member.1.Value",
    "TagKeys.member.1",
    "SetAsDefault",
  ],
  ...[
    "ActionNames.member.1",
    "ResourceArns.member.1",
    "PolicyInputList.member.1",
    "PolicySourceArn",
    "Scope",
    "OnlyAttached",
  ],
  ...[
    "RoleArn",
    "RoleSessionName",
    "DurationSeconds",
    "ExternalId",
    "Policy",
    "Name",
    "EntityFilter",
    "Filter.member.1",
  ],
  ...["ContextEntries.member.1.ContextKeyName", "Tags.member.99999999.Key", "Tags.member.-1.Key", "SerialNumber"],
];
const names = ["ada", "team", "ReadOnly", "arn:aws:iam::aws:policy/ReadOnlyAccess"];
const policies = [
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`,
  `{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":[],"Resource":["a"]}}`,
  `{"Statement":${"[".repeat(200)}${"]".repeat(200)}}`,
  "[]",
  "{",
];

/** A form for an operation of IAM or STS. */
export const queryRequest: Family = ({ random, credentials, at, hosts }) => {
  const operation = oneOf(random, queryOperations);
  const value = (text: string) => (random(0, 2) ? text : oneOf(random, [...names, ...policies]));
  const members = [
    ["Action", random(0, 15) ? operation.name : anyValue(random)],
    ["Version", random(0, 15) ? queryApis[operation.api].version : anyValue(random)],
    ...anyMembers(random, parameters, 6).map(([name, text]) => [name, value(text)] as const),
  ] as [string, string][];
  const form = new URLSearchParams(members).toString();
  const body = Buffer.from(random(0, 15) ? form : `${form}&${anyValue(random)}`, "latin1");
  const target = oneOf(random, ["/", "/iam", "/sts", "/iam/"]);
  const host = hosts[0] ?? "";
  const type = { "content-type": "application/x-www-form-urlencoded" };
  if (random(0, 9) === 0) return { method: "POST", target, headers: { ...type, host }, body };
  return {
    method: "POST",
    target,
    headers: signedHeaders(
      credentials,
      { method: "POST", path: target, headers: type, body, at, scopeService: operation.api },
      host,
    ),
    body,
  };
};
