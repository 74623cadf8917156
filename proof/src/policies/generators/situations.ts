import fc from "fast-check";
import type { Asker } from "../naive/question.js";
import { askedResource } from "./arns.js";
import { contextValues } from "./conditions.js";
import { documentOf, type GeneratedDocument } from "./documents.js";
import { askedAction, elsewhere, here, roles, sessions, users } from "./names.js";
import { requestText } from "./texts.js";

/** Policies that bear on the requests of somebody. */
export interface GeneratedPolicies {
  readonly identity: readonly GeneratedDocument[];
  readonly boundary: GeneratedDocument | undefined;
  readonly session: readonly GeneratedDocument[] | undefined;
  readonly resource: GeneratedDocument | undefined;
  readonly isTrust: boolean;
  readonly acl: boolean;
}

/** Somebody, some policies, and some requests, each of which makes a pair with them. */
export interface Situation {
  readonly asker: Asker;
  readonly policies: GeneratedPolicies;
  readonly requests: readonly {
    readonly action: string;
    readonly resource: string;
    readonly context: ReadonlyMap<string, readonly string[]>;
  }[];
}

const namespace = fc.oneof(
  { arbitrary: fc.constant(here), weight: 4 },
  { arbitrary: fc.constant(elsewhere), weight: 1 },
);
const tags = fc
  .record({ team: requestText, Color: requestText }, { requiredKeys: [] })
  .map((values) => new Map(Object.entries(values) as [string, string][]));
const user = fc.constantFrom(...users);
const session = fc.constantFrom(...sessions);

const asker: fc.Arbitrary<Asker> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant("user" as const), namespace, name: user, id: fc.constant("AIDA1"), tags }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("session" as const),
      namespace,
      role: fc.constantFrom(...roles),
      roleId: fc.constant("AROA1"),
      name: session,
      tags,
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ kind: fc.constant("federated" as const), namespace, user, name: session, tags }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant("root" as const), namespace }), weight: 1 },
  { arbitrary: fc.constant({ kind: "anonymous" as const }), weight: 2 },
);

const sometimes = <Value>(value: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 10 - weight }, { arbitrary: value, weight });

const permissions = documentOf("permissions");

const policies: fc.Arbitrary<GeneratedPolicies> = fc
  .oneof({ arbitrary: fc.constant(false), weight: 8 }, { arbitrary: fc.constant(true), weight: 1 })
  .chain((isTrust) =>
    fc.record({
      identity: fc.array(permissions, { minLength: 1, maxLength: 3 }),
      boundary: sometimes(permissions, 2),
      session: sometimes(fc.array(permissions, { minLength: 1, maxLength: 2 }), 4),
      resource: isTrust ? documentOf("trust") : sometimes(documentOf("bucket"), 6),
      isTrust: fc.constant(isTrust),
      acl: isTrust ? fc.constant(false) : fc.constantFrom(false, false, false, true),
    }),
  );

/** Only users and roles have policies and boundaries of their own; only sessions have session policies. */
const fitting = (situation: Situation): Situation => {
  const { kind } = situation.asker;
  const { identity, session, boundary, ...others } = situation.policies;
  const isIdentity = kind !== "anonymous" && kind !== "root";
  return {
    ...situation,
    policies: {
      ...others,
      identity: isIdentity ? identity : [],
      boundary: isIdentity ? boundary : undefined,
      session: kind === "session" || kind === "federated" ? session : undefined,
    },
  };
};

/** How many requests each set of policies is asked for: making policies costs the most. */
const requestsEach = { minLength: 6, maxLength: 14, size: "max" } as const;

export const situation: fc.Arbitrary<Situation> = fc
  .record({
    asker,
    policies,
    requests: fc.array(
      fc.record({ action: askedAction, resource: askedResource, context: contextValues }),
      requestsEach,
    ),
  })
  .map(fitting);
