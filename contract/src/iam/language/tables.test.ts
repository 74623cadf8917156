import { describe, expect, it } from "vitest";
import { readConditionOperator } from "../policy-condition.js";
import { actionServices, actions, conditionKeysOf, findAction } from "./actions/index.js";
import { conditionKeys, findConditionKey } from "./condition-keys/index.js";
import { comparisonNames, operators } from "./operators.js";

/** The keys that requests to this server have, as its facts list them, and that of the ownership of objects. */
const provided =
  `aws:CurrentTime aws:EpochTime aws:SecureTransport aws:SourceIp aws:UserAgent aws:Referer aws:PrincipalArn
  aws:PrincipalAccount aws:PrincipalType aws:PrincipalTag/ aws:userid aws:username aws:RequestTag/ aws:ResourceTag/
  aws:TagKeys aws:TokenIssueTime s3:prefix s3:delimiter s3:max-keys s3:VersionId s3:x-amz-acl s3:x-amz-grant-full-control
  s3:x-amz-grant-read s3:x-amz-grant-read-acp s3:x-amz-grant-write s3:x-amz-grant-write-acp s3:x-amz-copy-source
  s3:x-amz-metadata-directive s3:x-amz-server-side-encryption s3:x-amz-server-side-encryption-customer-algorithm
  s3:x-amz-storage-class s3:x-amz-website-redirect-location s3:x-amz-content-sha256
  s3:signatureversion s3:signatureAge s3:authType s3:ExistingObjectTag/ s3:RequestObjectTag/ s3:RequestObjectTagKeys
  s3:object-lock-mode s3:object-lock-legal-hold s3:object-lock-remaining-retention-days
  s3:object-lock-retain-until-date s3:LocationConstraint s3:if-match s3:if-none-match s3:x-amz-object-ownership
  iam:PermissionsBoundary iam:PolicyARN iam:ResourceTag/ sts:ExternalId sts:RoleSessionName sts:TransitiveTagKeys`.split(
    /\s+/,
  );

describe("condition keys", () => {
  it("have names of their own, whatever the case", () => {
    const names = conditionKeys.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it("are provided as the facts say, and no others", () => {
    const names = conditionKeys.filter(({ isProvided }) => isProvided).map(({ name }) => name);
    expect(names.sort()).toEqual([...provided].sort());
  });

  it.each([
    ["aws:SourceIp", "aws:SourceIp"],
    ["AWS:sourceip", "aws:SourceIp"],
    ["aws:PrincipalTag/Team", "aws:PrincipalTag/"],
    ["s3:existingobjecttag/a/b", "s3:ExistingObjectTag/"],
    ["aws:PrincipalTag/", undefined],
    ["aws:PrincipalTag", undefined],
    ["aws:SourceIp/x", undefined],
    ["made:up", undefined],
    ["constructor", undefined],
  ])("are found by %s: %s", (name, found) => {
    expect(findConditionKey(name)?.name).toBe(found);
  });
});

describe("actions", () => {
  it("have names of their own, whatever the case, with a service that is here", () => {
    const names = actions.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(actionServices).toContain(name.slice(0, name.indexOf(":")));
  });

  it("have condition keys that there are", () => {
    const names = new Set(conditionKeys.map(({ name }) => name));
    for (const action of actions)
      for (const key of conditionKeysOf(action))
        expect([action.name, key, names.has(key)]).toEqual([action.name, key, true]);
  });

  it("have each key that is only of one service for one of them at least", () => {
    const used = new Set(actions.flatMap(conditionKeysOf));
    const unused = conditionKeys.filter(
      ({ name, isProvided }) => isProvided && !name.startsWith("aws:") && !used.has(name),
    );
    expect(unused).toEqual([]);
  });

  it("are all that AWS has: as many as its service authorization reference lists", () => {
    const count = (service: string) => actions.filter(({ name }) => name.startsWith(`${service}:`)).length;
    expect({ s3: count("s3"), iam: count("iam"), sts: count("sts") }).toEqual({ s3: 180, iam: 190, sts: 16 });
  });

  it.each(["s3:GetObject", "S3:getobject", "iam:simulateprincipalpolicy", "sts:AssumeRole"])(
    "are found by %s",
    (name) => {
      expect(findAction(name)?.isUsed).toBe(true);
    },
  );

  it.each(["s3:GetObjects", "GetObject", "ec2:RunInstances", "s3:", "__proto__"])("are not found by %s", (name) => {
    expect(findAction(name)).toBeUndefined();
  });
});

describe("operators", () => {
  it("are negated where their names say so", () => {
    for (const name of comparisonNames) expect([name, operators[name].isNegated]).toEqual([name, name.includes("Not")]);
  });

  it("can all be written with a qualifier and IfExists", () => {
    for (const name of comparisonNames)
      expect(readConditionOperator(`ForAnyValue:${name}IfExists`)).toMatchObject({ comparison: name, ifExists: true });
  });
});
