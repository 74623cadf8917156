import { iamLimits, readDocument } from "@concordat/contract/iam";
import * as z from "zod";
import type { XmlElement } from "../../aws/xml/write-xml.js";
import type { Caller } from "../../storage/iam/effective/index.js";
import { findPolicy } from "../../storage/iam/policies/find.js";
import { createSession, type NewSession } from "../../storage/iam/sessions/new-session.js";
import type { Session } from "../../storage/iam/sessions/session.js";
import { longestToken } from "../../storage/iam/sessions/token.js";
import { authorizeAssumeRole } from "../authorize-assume-role.js";
import { timeText } from "../elements.js";
import { policyNamed, RoleArn } from "../names.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { QueryError } from "../query-error.js";
import { readTags } from "../tags.js";

const { sessionDuration } = iamLimits;
const hour = 3600;
/** AWS: 36 hours. */
const longestOfUser = 129_600;
const defaultOfUser = 43_200;
/** AWS: characters of the policy, and managed policies beside it. */
const longestPolicy = 2048;
const mostPolicies = 10;

const Duration = (max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, "must be a number of seconds")
    .transform(Number)
    .refine(
      (seconds) => seconds >= sessionDuration.min && seconds <= max,
      `must be from ${sessionDuration.min} to ${max}`,
    );

const SessionName = z
  .string()
  .regex(/^[\w+=,.@-]{2,64}$/, "must satisfy regular expression pattern: [\\w+=,.@-]{2,64}");

const tokenText = (session: NewSession): XmlElement => [
  "Credentials",
  [
    ["AccessKeyId", session.session.accessKeyId],
    ["SecretAccessKey", session.session.secret],
    ["SessionToken", session.token],
    ["Expiration", timeText(session.expiresAt)],
  ],
];

/** The session policies of a request: the document, and those that ARNs name, as they are now. */
const readSessionPolicies = async (call: QueryCall): Promise<readonly string[] | undefined> => {
  const { parameters, db, service, namespace } = call;
  const inline = parameters.text("Policy");
  const arns = parameters.members("PolicyArns").map((member) => member.get("arn") ?? "");
  if (inline === undefined && arns.length === 0) return undefined;
  if (arns.length > mostPolicies)
    throw new QueryError("LimitExceeded", `There can be at most ${mostPolicies} session policies.`);
  const texts: string[] = [];
  if (inline !== undefined) {
    const { faults } = readDocument(inline, "permissions");
    if (faults || inline.length > longestPolicy)
      throw new QueryError(
        "MalformedPolicyDocument",
        `The session policy is malformed, or longer than ${longestPolicy} characters.`,
      );
    texts.push(inline);
  }
  for (const arn of arns) {
    const { success, data } = policyNamed(namespace).safeParse(arn);
    if (!success) throw new QueryError("ValidationError", "A member of policyArns must be the ARN of a policy.");
    texts.push((await findPolicy(db, service, data)).document);
  }
  return texts;
};

/** How much of a token policies and tags take, in percent of the most. @throws QueryError `PackedPolicyTooLarge` */
const packedSize = ({ token }: NewSession): number => {
  if (token.length > longestToken)
    throw new QueryError(
      "PackedPolicyTooLarge",
      "Session policies and tags are larger than temporary credentials can hold.",
    );
  return Math.ceil((100 * token.length) / longestToken);
};

/** The user behind a caller: temporary credentials end with the user who obtained the first ones. */
const holderOf = (caller: Caller): Session["holder"] =>
  caller.kind === "session"
    ? caller.session.holder
    : { serviceUuid: caller.serviceUuid, username: caller.userName, userId: caller.userId };

/** @throws QueryError `AccessDenied`: AWS lets only users with keys of their own ask for these */
const requireUser = (caller: Caller): Extract<Caller, { readonly kind: "user" }> => {
  if (caller.kind === "user") return caller;
  throw new QueryError("AccessDenied", "Cannot call this operation with session credentials.");
};

export const assumeRole: QueryHandler = async (call) => {
  const { caller, context, parameters } = call;
  const { namespace, name: roleName } = parameters.required("RoleArn", RoleArn);
  const sessionName = parameters.required("RoleSessionName", SessionName);
  const tags = readTags(call).map(({ key, value }) => [key, value] as const);
  const role = await authorizeAssumeRole(call, { namespace, roleName, sessionName, isTagged: tags.length > 0 });
  // AWS: a role that was taken on by another role's session is good for an hour
  const longest = caller.kind === "session" ? hour : role.maxSessionDuration;
  const duration = parameters.optional("DurationSeconds", Duration(longest)) ?? Math.min(hour, longest);
  const created = createSession(
    {
      serviceUuid: role.serviceUuid,
      identity: { kind: "role", role: role.name, roleId: role.roleId, name: sessionName },
      holder: holderOf(caller),
      policies: await readSessionPolicies(call),
      tags,
    },
    duration,
    context,
  );
  return [
    tokenText(created),
    [
      "AssumedRoleUser",
      [
        ["AssumedRoleId", `${role.roleId}:${sessionName}`],
        ["Arn", `urn:ecs:sts::${namespace}:assumed-role/${role.name}/${sessionName}`],
      ],
    ],
    ["PackedPolicySize", packedSize(created)],
  ];
};

export const getSessionToken: QueryHandler = async ({ caller, context, parameters }) => {
  const { serviceUuid } = requireUser(caller);
  const duration = parameters.optional("DurationSeconds", Duration(longestOfUser)) ?? defaultOfUser;
  const what = { serviceUuid, identity: { kind: "user" }, holder: holderOf(caller), tags: [] } as const;
  return [tokenText(createSession(what, duration, context))];
};

export const getFederationToken: QueryHandler = async (call) => {
  const { caller, context, parameters, namespace, resourceName: name } = call;
  const { serviceUuid } = requireUser(caller);
  const duration = parameters.optional("DurationSeconds", Duration(longestOfUser)) ?? defaultOfUser;
  const tags = readTags(call).map(({ key, value }) => [key, value] as const);
  const identity = { kind: "federated", name } as const;
  const policies = await readSessionPolicies(call);
  const created = createSession({ serviceUuid, identity, holder: holderOf(caller), policies, tags }, duration, context);
  return [
    tokenText(created),
    [
      "FederatedUser",
      [
        ["FederatedUserId", `${namespace}:${name}`],
        ["Arn", `urn:ecs:sts::${namespace}:federated-user/${name}`],
      ],
    ],
    ["PackedPolicySize", packedSize(created)],
  ];
};
