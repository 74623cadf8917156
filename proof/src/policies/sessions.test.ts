// A session's power is never more than that of whom it is of: the way from a role and its policies over a token to a decision, held
// against the naive evaluator.
import { namespaceOf } from "@concordat/contract/iam";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { sessionCaller } from "../../../server/src/storage/iam/effective/session-caller.js";
import { compilePolicy, decide, type Tags } from "../../../server/src/storage/iam/evaluate/index.js";
import { createSession } from "../../../server/src/storage/iam/sessions/new-session.js";
import type { SessionIdentity } from "../../../server/src/storage/iam/sessions/session.js";
import { openSession } from "../../../server/src/storage/iam/sessions/token.js";
import { createVault } from "../../../server/src/vault/vault.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import type { GeneratedDocument } from "./generators/documents.js";
import { here, roles, sessions, users } from "./generators/names.js";
import { situation } from "./generators/situations.js";
import { decideNaively } from "./naive/decide.js";
import type { Asker, Documents, Wish } from "./naive/question.js";

const wanted = proofRun.isFull ? 500_000 : 5_000;
const seed = proofRun.isFull ? proofRun.seed : 31;
const numRuns = 500;

const vault = createVault(new Uint8Array(32).fill(7));
const serviceUuid = here.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const at = new Date("2026-01-01T00:00:00Z");
const [userId, roleId] = ["AIDA1", "AROA1"];

/** A session of a role that was taken on, of a user itself, or of somebody for whom a user vouches. */
const identity: fc.Arbitrary<SessionIdentity> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant("role" as const),
      role: fc.constantFrom(...roles),
      roleId: fc.constant(roleId),
      name: fc.constantFrom(...sessions),
    }),
    weight: 6,
  },
  { arbitrary: fc.constant({ kind: "user" as const }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("federated" as const), name: fc.constantFrom(...sessions) }), weight: 2 },
);

const tagList = fc.array(fc.constantFrom(["team", "blue"] as const, ["Color", "red"] as const), { maxLength: 2 });
const one = fc.record({ identity, username: fc.constantFrom(...users), passed: tagList, of: situation });

const text = ({ json }: GeneratedDocument): string => JSON.stringify(json);
const compileAll = (documents: readonly GeneratedDocument[]) =>
  documents.map((document, index) => compilePolicy({ name: `${index}` }, text(document), "permissions"));

/** Who the session is, in the words of the naive evaluator. */
const askerOf = (kind: SessionIdentity, name: string, own: Tags, passed: Tags): Asker => {
  const tags = new Map([...own, ...passed]);
  switch (kind.kind) {
    case "role":
      return { kind: "session", namespace: here, role: kind.role, roleId, name: kind.name, tags };
    case "user":
      return { kind: "user", namespace: here, name, id: userId, tags: own };
    case "federated":
      return { kind: "federated", namespace: here, user: name, name: kind.name, tags };
  }
};

const counts = { asked: 0, allowed: 0, limited: 0 };
afterAll(() => reportDone(`${counts.asked} requests of sessions: ${JSON.stringify(counts)}`));

type One = typeof one extends fc.Arbitrary<infer Each> ? Each : never;

const tagsOf = ({ asker }: One["of"]): Tags => ("tags" in asker && asker.tags ? asker.tags : new Map());

/** Policies are passed to all tokens but those of users themselves. */
const passedPolicies = ({ identity: { kind }, of: { policies } }: One) =>
  kind === "user" ? undefined : policies.session;

/** Who a session is that began, was sealed into a token, and comes back with it. */
const callerOf = ({ identity: kind, username, passed, of }: One, session: readonly GeneratedDocument[] | undefined) => {
  const { identity: documents, boundary } = of.policies;
  const own = tagsOf(of);
  const created = createSession(
    {
      serviceUuid,
      identity: kind,
      holder: { serviceUuid, username, userId },
      tags: kind.kind === "user" ? [] : passed,
      policies: session?.map(text),
    },
    3600,
    { clock: () => at, vault },
  );
  const { accessKeyId } = created.session;
  const opened = openSession(vault, { token: created.token, accessKeyId }, at);
  if (opened === undefined || opened === "expired") throw new Error("The token does not open.");
  const policies = {
    identity: compileAll(documents),
    boundary: boundary && compilePolicy({ name: "boundary" }, text(boundary), "permissions"),
  };
  const common = { serviceUuid, policies, revision: 0n };
  const principal = { kind: "user", namespace: here, name: username, id: userId, tags: own } as const;
  const user = {
    kind: "user",
    ...common,
    namespace: namespaceOf(serviceUuid),
    userName: username,
    userId,
    principal,
  } as const;
  const ofRole = kind.kind === "role" ? kind : undefined;
  const role = ofRole && {
    ...common,
    name: ofRole.role,
    roleId,
    arn: `arn:aws:iam::${here}:role/${ofRole.role}`,
    trust: compilePolicy({ name: "trust" }, "{}", "trust"),
    maxSessionDuration: 3600,
    tags: own,
  };
  const caller = sessionCaller(compilePolicy, opened, { user, role });
  if (caller === undefined) throw new Error("The session is gone.");
  return caller;
};

const agree = (request: One["of"]["requests"][number], found: boolean, expected: boolean): void => {
  if (found !== expected) throw new Error(`${JSON.stringify(request)} is ${found ? "" : "not "}allowed.`);
};

const check = (each: One): void => {
  const { identity: kind, username, passed, of } = each;
  const { policies, requests } = of;
  const { identity: documents, boundary, resource } = policies;
  const session = passedPolicies(each);
  const caller = callerOf(each, session);
  const asker = askerOf(kind, username, tagsOf(of), new Map(passed));
  const bucketPolicy = policies.isTrust ? undefined : resource;
  const compiled = bucketPolicy && compilePolicy({ name: "bucket" }, text(bucketPolicy), "bucket");
  const all: Documents = { identity: documents, boundary, session, resource: bucketPolicy, isTrust: false, acl: false };
  const alone = { resource: undefined, isTrust: false, acl: false } as const;

  for (const request of requests) {
    const wish: Wish = { ...request, namespace: here };
    const isAllowed = (resourcePolicy: typeof compiled): boolean =>
      decide({ ...request, namespace: here, context: wish.context }, caller.principal, {
        ...caller.policies,
        resource: resourcePolicy,
      }).allowed;
    const naively = (given: Documents): boolean => decideNaively(wish, asker, given) === "allow";
    counts.asked += 1;
    agree(request, isAllowed(compiled), naively(all));

    // without a bucket's policy, each of the three must allow it by itself
    if (!isAllowed(undefined)) continue;
    counts.allowed += 1;
    if (boundary || session) counts.limited += 1;
    const allowsAlone = (set: readonly GeneratedDocument[]): boolean =>
      naively({ ...alone, identity: set, session: set });
    for (const set of [documents, boundary && [boundary], session])
      agree(request, set === undefined || allowsAlone(set), true);
  }
};

describe("a session", () => {
  it(`may do no more than role, boundary and session policy allow, in ${wanted} requests`, () => {
    for (let round = 0; counts.asked < wanted; round += 1)
      fc.assert(fc.property(one, check), { seed: seed + round, numRuns });
  });

  it("is asked often enough for what is allowed, and within limits", () => {
    expect(counts.allowed / counts.asked).toBeGreaterThan(0.05);
    expect(counts.limited / counts.allowed).toBeGreaterThan(0.1);
  });
});
