import { it } from "vitest";
import { compilePolicy, decide } from "../../../server/src/storage/iam/evaluate/index.js";
const here = "0123456789abcdef0123456789abcdef";
const p = (Statement: unknown, kind: any = "bucket") => compilePolicy({ name: "x" }, JSON.stringify({ Version: "2012-10-17", Statement }), kind);
it("direct", () => {
  const ctx = new Map([["s3:prefix", ["urn:ecs:iam::" + here + ":user/ada"]], ["aws:referer", ["arn:aws:iam::" + here + ":user/ada"]], ["iam:policyarn", ["urn:ecs:iam::" + here + ":policy/ada"]]]);
  const req = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", namespace: here, context: ctx };
  const u = `urn:ecs:iam::${here}:user/ada`, a = `arn:aws:iam::${here}:user/ada`;
  for (const Condition of [{ StringEquals: { "aws:PrincipalArn": u } }, { StringEquals: { "aws:PrincipalArn": a } }, { StringNotEquals: { "aws:PrincipalArn": u } }, { StringNotEquals: { "aws:PrincipalArn": a } },
    { StringLike: { "aws:PrincipalArn": "a*" } }, { StringLike: { "aws:PrincipalArn": "u*" } }, { StringLike: { "aws:PrincipalArn": "?rn:*" } }, { StringLike: { "aws:PrincipalArn": "?rn:ecs:*" } }, { StringEqualsIgnoreCase: { "aws:PrincipalArn": u.toUpperCase() } }, { StringEqualsIgnoreCase: { "aws:PrincipalArn": a.toUpperCase() } },
    { StringEquals: { "s3:prefix": "${aws:PrincipalArn}" } }, { StringEquals: { "aws:Referer": "${aws:PrincipalArn}" } }, { StringEquals: { "aws:PrincipalArn": "${aws:PrincipalArn}" } }, { StringEquals: { "aws:PrincipalArn": "${s3:prefix}" } }, { StringLike: { "s3:prefix": "arn:aws:*" } },
    { StringLike: { "iam:PolicyARN": "arn:aws:*" } }, { StringLike: { "iam:PolicyARN": "urn:ecs:*" } }, { StringLike: { "iam:PolicyARN": "*:iam*" } }, {StringLike: {"aws:PrincipalArn": "*ws:*"}}, {StringLike: {"aws:PrincipalArn": "*cs:*"}}])
      console.log("T", JSON.stringify(Condition).replaceAll(here, "NS").replaceAll(here.toUpperCase(), "NS"), decide(req as any, { kind: "user", namespace: here, name: "ada", id: "x" }, { identity: [p([{ Effect: "Allow", Action: "*", Resource: "*", Condition }], "permissions")] }).allowed);
});
