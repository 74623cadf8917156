import type { Rule, StatementCase } from "../case.js";
import { here } from "../documents.js";

const get = "s3:GetObject";

/** What of a statement names actions. */
export const actionRules: readonly Rule<StatementCase>[] = [
  {
    from: "IAM: Action",
    says: "The prefix and the action name are case insensitive. For example, iam:ListAccessKeys is the same as IAM:listaccesskeys.",
    cases: [
      {
        what: "the same name",
        statement: { Action: "iam:ListAccessKeys" },
        action: "iam:ListAccessKeys",
        applies: true,
      },
      {
        what: "another case",
        statement: { Action: "IAM:listaccesskeys" },
        action: "iam:ListAccessKeys",
        applies: true,
      },
      { what: "another case of a pattern", statement: { Action: "S3:get*" }, action: get, applies: true },
      { what: "another action", statement: { Action: "iam:ListAccessKeys" }, action: "iam:ListUsers", applies: false },
      { what: "another service", statement: { Action: "s3:ListUsers" }, action: "iam:ListUsers", applies: false },
    ],
  },
  {
    from: "IAM: Action",
    says: "You can specify multiple values for the Action element.",
    cases: [
      { what: "the first", statement: { Action: [get, "s3:PutObject"] }, action: get, applies: true },
      { what: "the last", statement: { Action: ["s3:PutObject", get] }, action: get, applies: true },
      { what: "none", statement: { Action: ["s3:PutObject", "s3:DeleteObject"] }, action: get, applies: false },
    ],
  },
  {
    from: "IAM: Action",
    says: "You can use a wildcard (*) to give access to all the actions the specific AWS product offers.",
    cases: [
      { what: "its action", statement: { Action: "s3:*" }, action: get, applies: true },
      { what: "an action of another service", statement: { Action: "s3:*" }, action: "iam:GetUser", applies: false },
      { what: "every action of every service", statement: { Action: "*" }, action: "iam:GetUser", applies: true },
    ],
  },
  {
    from: "IAM: Action",
    says: "You can also use wildcards (*) as part of the action name. iam:*AccessKey* applies to all IAM actions that include the string AccessKey.",
    cases: [
      {
        what: "CreateAccessKey",
        statement: { Action: "iam:*AccessKey*" },
        action: "iam:CreateAccessKey",
        applies: true,
      },
      { what: "ListAccessKeys", statement: { Action: "iam:*AccessKey*" }, action: "iam:ListAccessKeys", applies: true },
      { what: "ListUsers", statement: { Action: "iam:*AccessKey*" }, action: "iam:ListUsers", applies: false },
      {
        what: "GetObjectVersion under GetObject",
        statement: { Action: get },
        action: "s3:GetObjectVersion",
        applies: false,
      },
      {
        what: "GetObjectVersion under GetObject*",
        statement: { Action: "s3:GetObject*" },
        action: "s3:GetObjectVersion",
        applies: true,
      },
      { what: "one character", statement: { Action: "s3:?etObject" }, action: get, applies: true },
      { what: "one character too many", statement: { Action: "s3:?GetObject" }, action: get, applies: false },
    ],
  },
  {
    from: "IAM: NotAction",
    says: "NotAction is an advanced policy element that explicitly matches everything except the specified list of actions.",
    cases: [
      {
        what: "a listed action",
        statement: { NotAction: "s3:DeleteBucket" },
        action: "s3:DeleteBucket",
        applies: false,
      },
      { what: "another action", statement: { NotAction: "s3:DeleteBucket" }, action: get, applies: true },
      { what: "another service", statement: { NotAction: "iam:*" }, action: get, applies: true },
      { what: "a listed service", statement: { NotAction: "iam:*" }, action: "iam:GetUser", applies: false },
      { what: "another case", statement: { NotAction: "S3:deletebucket" }, action: "s3:DeleteBucket", applies: false },
      { what: "one of two", statement: { NotAction: ["s3:DeleteBucket", get] }, action: get, applies: false },
      {
        what: "actions of other services are not applicable to the S3 resources",
        statement: { NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: false,
      },
    ],
  },
];
