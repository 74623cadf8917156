import type { DocumentKind } from "@concordat/contract/iam";
import { compileActions } from "./actions.js";
import { compileConditions } from "./condition/conditions.js";
import { countSteps } from "./pattern/steps.js";
import { compilePrincipal, type Grant, type PrincipalTest } from "./principals.js";
import { compileResources } from "./resources.js";
import type { Scope } from "./scope.js";
import { textsOf } from "./texts.js";

/** One statement of a document, ready to be asked. */
export interface Statement {
  /** Its index in the document. */
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** Something in it cannot be read. An Allow does not apply then; in a Deny, what cannot be read counts as matching. */
  readonly isUnreadable: boolean;
  /** Whether it applies to a request, and how it names who asks; `direct` in documents that name nobody. */
  readonly applies: (scope: Scope) => Grant;
}

export type Members = Readonly<Record<string, unknown>>;

type Test = (scope: Scope) => boolean;

const always: Test = () => true;
const everybody: PrincipalTest = () => "direct";

/** A pair of opposite members, compiled; undefined where it cannot be read. */
const compilePair = (
  statement: Members,
  name: string,
  compile: (texts: readonly string[]) => Test,
): Test | undefined => {
  const opposite = `Not${name}`;
  const isNot = Object.hasOwn(statement, opposite);
  if (isNot === Object.hasOwn(statement, name)) return undefined;
  const texts = textsOf(statement[isNot ? opposite : name]);
  const test = texts && compile(texts);
  return test && (isNot ? (scope) => !test(scope) : test);
};

const hasPair = (statement: Members, name: string): boolean =>
  Object.hasOwn(statement, name) || Object.hasOwn(statement, `Not${name}`);

const compileWho = (statement: Members, kind: DocumentKind): PrincipalTest | undefined => {
  if (kind === "permissions") return everybody;
  const isNot = Object.hasOwn(statement, "NotPrincipal");
  if (isNot === Object.hasOwn(statement, "Principal")) return undefined;
  return compilePrincipal(statement[isNot ? "NotPrincipal" : "Principal"], isNot, String(statement["Effect"]));
};

/**
 * Compiles a statement. What cannot be read of it counts as matching, which only a Deny makes use of.
 *
 * @param statement as it was parsed
 * @param index its index in the document
 * @param kind what the document is about
 * @param hasVariables whether the version of the document has policy variables
 * @returns undefined where it neither allows nor denies
 */
export const compileStatement = (
  statement: Members,
  index: number,
  kind: DocumentKind,
  hasVariables: boolean,
): Statement | undefined => {
  const { Effect: effect, Sid: sid } = statement;
  if (effect !== "Allow" && effect !== "Deny") return undefined;
  const actions = compilePair(statement, "Action", compileActions);
  const needsNoResource = kind === "trust" && !hasPair(statement, "Resource");
  const resources = needsNoResource
    ? always
    : compilePair(statement, "Resource", (texts) => compileResources(texts, hasVariables));
  const who = compileWho(statement, kind);
  const { clauses, isUnreadable } = compileConditions(statement["Condition"], hasVariables);
  const [isAction, isResource, whoIsIt] = [actions ?? always, resources ?? always, who ?? everybody];
  return {
    index,
    sid: typeof sid === "string" && sid !== "" ? sid : undefined,
    effect,
    isUnreadable: isUnreadable || actions === undefined || resources === undefined || who === undefined,
    applies: (scope) => {
      countSteps(1);
      if (!isAction(scope) || !isResource(scope)) return "none";
      const grant = whoIsIt(scope);
      if (grant === "none") return "none";
      for (const holds of clauses) if (!holds(scope)) return "none";
      return grant;
    },
  };
};
