import { describe, expect, it } from "vitest";
import type { Principal, RequestContext } from "./context.js";
import { decide } from "./decide.js";
import { Scope } from "./scope.js";
import { allow, deny, here, policyOf } from "./testing/documents.js";
import { anonymous, federatedOf, requestOf, root, sessionOf, userOf } from "./testing/requests.js";

const watched = (values: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const context: RequestContext = {
    get: (key) => {
      asked.push(key);
      const value = values[key];
      return value === undefined ? undefined : [value];
    },
  };
  return { asked, context };
};

describe("the context of a request", () => {
  const conditioned = (key: string, action = "s3:*") =>
    policyOf(key, [allow(action, "*", { Condition: { StringEquals: { [key]: "a" } } })]);

  it("is asked for what a decision depends on, once, in lower case", () => {
    const { asked, context } = watched({ "s3:prefix": "a" });
    const request = { ...requestOf("s3:ListBucket", "arn:aws:s3:::b"), context };
    const identity = ["S3:Prefix", "s3:VersionId", "s3:versionid", "s3:prefix"].map((key) => conditioned(key));
    decide(request, userOf("ada"), { identity: [policyOf("none", [deny("iam:*")]), ...identity.slice(1)] });
    expect(asked).toEqual(["s3:versionid", "s3:prefix"]);
  });

  it("is not asked where the action does not match, nor for what is known of who asks", () => {
    const { asked, context } = watched({});
    const request = { ...requestOf("s3:ListBucket", "arn:aws:s3:::b"), context };
    const identity = [
      conditioned("s3:prefix", "s3:GetObject"),
      conditioned("aws:username"),
      conditioned("aws:PrincipalTag/x"),
    ];
    decide(request, userOf("ada"), { identity });
    expect(asked).toEqual([]);
  });

  it("cannot say who asks", () => {
    const { context } = watched({ "aws:username": "root", "aws:principaltag/team": "admins" });
    const request = { ...requestOf("s3:GetObject", "arn:aws:s3:::b/a"), context };
    const scope = new Scope(request, userOf("ada"), false);
    expect(scope.values("aws:username")?.texts).toEqual(["ada"]);
    expect(scope.values("aws:principaltag/team")).toBeUndefined();
  });
});

const keys = ["aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:userid", "aws:username"];
const arn = (service: string, resource: string) => `urn:ecs:${service}::${here}:${resource}`;

/** AWS's table of "Principal key values", and its pages on each of the keys. */
describe("what is known of who asks", () => {
  it.each<[string, Principal, (string | undefined)[]]>([
    ["anonymous", anonymous, [undefined, undefined, "Anonymous", undefined, undefined]],
    ["the account", root(), [arn("iam", "root"), here, "Account", here, undefined]],
    ["a user", userOf("ada"), [arn("iam", "user/ada"), here, "User", "AIDAADA", "ada"]],
    [
      "a session",
      sessionOf("reader", "s1"),
      [arn("iam", "role/reader"), here, "AssumedRole", "AROAREADER:s1", undefined],
    ],
    [
      "a federated session",
      federatedOf("ada", "f1"),
      [arn("sts", "federated-user/f1"), here, "FederatedUser", `${here}:f1`, undefined],
    ],
  ])("%s", (_, principal, expected) => {
    const scope = new Scope(requestOf("s3:GetObject", "arn:aws:s3:::b/a"), principal, false);
    expect(keys.map((key) => scope.values(key)?.texts[0])).toEqual(expected);
  });

  it("has tags by their keys without regard to case", () => {
    const tagged = userOf("ada", here, { Team: "blue", team: "red", "cost centre": "1" });
    const scope = new Scope(requestOf("s3:GetObject", "arn:aws:s3:::b/a"), tagged, false);
    expect(scope.values("aws:principaltag/team")?.texts).toEqual(["blue", "red"]);
    expect(scope.values("aws:principaltag/cost centre")?.texts).toEqual(["1"]);
    expect(scope.values("aws:principaltag/none")).toBeUndefined();
    expect(scope.variables("aws:principaltag/team")).toBeUndefined();
  });
});
