import { type AnyOperation, type ErrorEntry, noBody, type Schema } from "@concordat/contract";
import { problemTypeBase } from "@concordat/contract/object-storage";
import { checkAnswer } from "../../../server/src/http/check-answer.js";
import type { WireAnswer } from "./wire.js";

/** An answer as the contract understands it. */
export interface Judged {
  readonly isSuccess: boolean;
  /** The declared error of a refusal. */
  readonly entry?: ErrorEntry;
  /** Whether a refusal names a member, by its dotted path. */
  readonly faults: (path: string) => boolean;
}

interface Refused {
  readonly type?: string;
  readonly why?: string;
  readonly invalid_params?: readonly { readonly name: string }[];
}

const isRelated = (name: string, path: string): boolean =>
  name === path || path.startsWith(`${name}.`) || name.startsWith(`${path}.`);

/** Whether a sentence names a member, one of its parents or one of its parts. */
const sentenceNames = (why: string, path: string): boolean => {
  const steps = path.split(".");
  const upwards = steps.map((_, index) => steps.slice(0, index + 1).join("."));
  return upwards.some((name) => why.includes(` ${name}: `)) || why.includes(` ${path}.`);
};

const entryOf = ({ errors }: AnyOperation, status: number, { type = "", why = "" }: Refused): ErrorEntry | undefined =>
  errors.find((entry) => {
    if (entry.status !== status) return false;
    return "problem" in entry ? type === problemTypeBase + String(entry.problem) : why.startsWith(entry.title);
  });

/**
 * Reads an answer strictly.
 *
 * @param databaseMayBeAway whether 503 is allowed
 * @throws Error with how the answer differs from what the contract declares for the operation
 */
export const judge = (
  operation: AnyOperation,
  { status, headers, text }: WireAnswer,
  { databaseMayBeAway = false }: { readonly databaseMayBeAway?: boolean } = {},
): Judged => {
  const wrong = (why: string): Error => new Error(`${status} ${text.slice(0, 500)}: ${why}`);
  const { success, errorBody, errorMediaType } = operation;
  if (status === success.status) {
    if (success.body === noBody && text !== "") throw wrong("the contract declares no body");
    if (success.body !== noBody) checkAnswer(success.body as Schema, JSON.parse(text));
    return { isSuccess: true, faults: () => false };
  }
  const type = headers["content-type"]?.split(";")[0];
  if (type !== errorMediaType) throw wrong(`errors are ${errorMediaType}, and this is ${type}`);
  const body = JSON.parse(text) as Refused;
  checkAnswer(errorBody, body);
  const entry = entryOf(operation, status, body);
  if (!entry) throw wrong("the contract does not declare this refusal");
  if (status >= 500 && !(databaseMayBeAway && status === 503)) throw wrong("the server failed");
  const { why, invalid_params: members = [] } = body;
  const faults = (path: string) =>
    why === undefined ? members.some(({ name }) => isRelated(name, path)) : sentenceNames(why, path);
  return { isSuccess: false, entry, faults };
};
