import type { DocumentKind } from "@concordat/contract/iam";
import { expect, it } from "vitest";
import { compilePolicy } from "./compile.js";
import { decide, type Policies } from "./decide.js";
import type { Because } from "./decision.js";
import { Scope } from "./scope.js";
import type { ConditionCase, DecisionCase, Rule, StatementCase } from "./testing/case.js";
import { accountRules } from "./testing/cases/account-cases.js";
import { actionRules } from "./testing/cases/action-cases.js";
import { decisionRules } from "./testing/cases/decision-cases.js";
import { limitRules } from "./testing/cases/limit-cases.js";
import { numberAndDateRules } from "./testing/cases/number-and-date-cases.js";
import { otherTypeRules } from "./testing/cases/other-type-cases.js";
import { presenceRules } from "./testing/cases/presence-cases.js";
import { principalRules } from "./testing/cases/principal-cases.js";
import { resourceRules } from "./testing/cases/resource-cases.js";
import { resourceVariableRules } from "./testing/cases/resource-variable-cases.js";
import { setRules } from "./testing/cases/set-cases.js";
import { stringRules } from "./testing/cases/string-cases.js";
import { variableRules } from "./testing/cases/variable-cases.js";
import { documentOf, here, policyOf, type StatementText } from "./testing/documents.js";
import { type ContextValues, requestOf, sessionOf, userOf } from "./testing/requests.js";

const action = "s3:GetObject";
const resource = "arn:aws:s3:::bucket/key";
const everything = policyOf("everything", [{ Effect: "Allow", Action: "*", Resource: "*" }]);

const conditionRules = [stringRules, numberAndDateRules, otherTypeRules, setRules, presenceRules, variableRules].flat();
const statementRules = [actionRules, resourceRules, resourceVariableRules, principalRules].flat();
const allDecisionRules = [decisionRules, limitRules, accountRules].flat();

/** Each case with the sentence that it follows from. */
const casesOf = <Case>(rules: readonly Rule<Case>[], whatOf: (each: Case) => string) =>
  rules.flatMap(({ from, says, cases }) => cases.map((each) => [`${from}: ${says} ${whatOf(each)}`, each] as const));

const tagPrefix = "aws:principaltag/";

/** Who has the values that are about a principal: a user where a name is among them, else a session. */
const principalWith = (values: ContextValues) => {
  const lower = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
  const tags = Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key.toLowerCase().startsWith(tagPrefix))
      .map(([key, value]) => [key.slice(tagPrefix.length), String(value)]),
  );
  const name = lower.get("aws:username");
  return typeof name === "string" ? userOf(name, undefined, tags) : sessionOf("role", "session", undefined, tags);
};

const holds = (effect: "Allow" | "Deny", [, Condition, values, , Version = "2012-10-17"]: ConditionCase): boolean => {
  const text = documentOf([{ Effect: effect, Action: "*", Resource: "*", Condition }], { Version });
  const policy = compilePolicy({ name: "case" }, text, "permissions");
  expect(policy.faults).toEqual([]);
  const identity = effect === "Allow" ? [policy] : [everything, policy];
  const { allowed } = decide(requestOf(action, resource, values), principalWith(values), { identity });
  return effect === "Allow" ? allowed : !allowed;
};

it.each(casesOf(conditionRules, ([what]) => what))("a condition: %s", (_, each) => {
  expect([holds("Allow", each), holds("Deny", each)]).toEqual([each[3], each[3]]);
});

const applies = ({ statement, version, who = userOf("ada"), ...each }: StatementCase): boolean => {
  const isOfResource = "Principal" in statement || "NotPrincipal" in statement;
  const covers = (name: string) => (`Not${name}` in statement ? {} : { [name]: "*" });
  const full: StatementText = { Effect: "Allow", ...covers("Action"), ...covers("Resource"), ...statement };
  const text = documentOf([full], { Version: version ?? "2012-10-17" });
  const policy = compilePolicy({ name: "case" }, text, isOfResource ? "bucket" : "permissions");
  expect(policy.faults).toEqual([]);
  const [compiled] = [...policy.denials, ...policy.allowances];
  const request = requestOf(each.action ?? action, each.resource ?? resource, each.values);
  return compiled?.applies(new Scope(request, who, false)) !== "none";
};

it.each(casesOf(statementRules, ({ what }) => what))("a statement: %s", (_, each) => {
  expect(applies(each)).toBe(each.applies);
});

/** The rule of a decision, with the set that denied or said nothing. */
const ruleOf = (because: Because): string => {
  if (because.rule === "explicit-deny") return `explicit-deny ${because.isTrust ? "trust" : because.by.set}`;
  return because.rule === "implicit-deny" ? `implicit-deny ${because.silent[0]}` : because.rule;
};

const policies = (name: string, statements: readonly StatementText[] | undefined, kind?: DocumentKind) =>
  statements && policyOf(name, statements, kind);

const publicGrant = {
  set: "acl",
  on: "object",
  grantee: "http://acs.amazonaws.com/groups/global/AllUsers",
  permission: "READ",
} as const;

const policiesOf = (each: DecisionCase): Policies => ({
  identity: each.identity ? [policyOf("identity", each.identity)] : [],
  boundary: policies("boundary", each.boundary),
  session: each.session && [policyOf("session", each.session)],
  resource: policies("bucket", each.bucket, "bucket") ?? policies("trust", each.trust, "trust"),
  ...(each.acl && { acl: publicGrant }),
});

const requestOfCase = ({ trust, values, ...each }: DecisionCase) => {
  const usual = trust ? ["sts:AssumeRole", `urn:ecs:iam::${here}:role/reader`] : [action, resource];
  return requestOf(each.action ?? usual[0] ?? "", each.resource ?? usual[1] ?? "", values);
};

it.each(casesOf(allDecisionRules, ({ what }) => what))("a decision: %s", (_, each) => {
  const given = policiesOf(each);
  for (const policy of [...given.identity, given.boundary, ...(given.session ?? []), given.resource])
    expect(policy?.faults ?? []).toEqual([]);
  const { allowed, because } = decide(requestOfCase(each), each.who, given);
  expect(ruleOf(because)).toBe(each.decides);
  expect(allowed).toBe(!each.decides.includes("deny"));
});

it("are more than 300 cases", () => {
  const counts = [conditionRules, statementRules, allDecisionRules].map(
    (rules) => rules.flatMap((rule: Rule<unknown>) => rule.cases).length,
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300);
});
