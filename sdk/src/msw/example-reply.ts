import { type AnyOperation, type Example, noBody, readPart, type Schema } from "@concordat/contract";
import { totalCountHeader } from "../generated/limits.js";
import type { ReadRequest, Reply } from "./reply.js";

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const membersOf = (value: unknown): Members => (isMembers(value) ? value : {});
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The members of a request that its answer may repeat; whatever the operation, they stand in its query or its body. */
const askedIn = ({ query, body }: { readonly query?: unknown; readonly body?: unknown }): Members => ({
  ...membersOf(query),
  ...membersOf(body),
});

/** Among an operation's examples, the one that asks most nearly for the same. */
const nearestExample = ({ examples }: AnyOperation, request: ReadRequest): Example => {
  const asked = Object.entries(askedIn(request));
  const likeness = (example: Example) => {
    const members = askedIn(example.request);
    return asked.filter(([name, value]) => isSame(members[name], value)).length;
  };
  return examples.reduce((best, next) => (likeness(next) > likeness(best) ? next : best));
};

/** Puts the path's own variables wherever the example has its own. */
const withParams = (value: unknown, renamed: ReadonlyMap<string, string>): unknown => {
  if (typeof value === "string") return renamed.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => withParams(each, renamed));
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withParams(member, renamed)]));
};

/** Repeats what was asked where the example repeats what it asks, or where it says nothing about it and the kind is the same. */
const withAsked = (answer: unknown, example: Members, asked: Members): unknown => {
  if (!isMembers(answer)) return answer;
  const repeated = Object.entries(asked).filter(([name, value]) => {
    if (!(name in answer) || value === null || value === undefined) return false;
    return name in example ? isSame(answer[name], example[name]) : typeof answer[name] === typeof value;
  });
  return { ...answer, ...Object.fromEntries(repeated) };
};

/** One response for each item of a bulk request, as many as there are. */
const withItems = (answer: unknown, { items }: Members): unknown => {
  const { responses } = membersOf(answer);
  if (!Array.isArray(items) || !Array.isArray(responses) || responses.length === 0) return answer;
  return { ...membersOf(answer), responses: items.map((_, index) => responses[index % responses.length]) };
};

/** What follows the only page there is: an empty one, and the end. */
const afterCursor = (answer: unknown, { next }: Members): unknown =>
  typeof next === "string" && "next" in membersOf(answer) ? { ...membersOf(answer), items: [], next: null } : answer;

const numberIn = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);

/** The part of a listing that was asked for, with the total where the operation tells it. */
const page = (
  { success }: AnyOperation,
  list: readonly unknown[],
  { limit, offset }: Members,
): Omit<Reply, "status"> => {
  const start = numberIn(offset, 0);
  const body = list.slice(start, start + numberIn(limit, list.length));
  return success.headers ? { body, headers: { [totalCountHeader]: String(list.length) } } : { body };
};

/**
 * What an operation answers when nothing else was said: the contract's example, with the names, ids and members of the
 * request in it wherever the example has its own, and cut into the pages that were asked for.
 */
export const exampleReply = (operation: AnyOperation, request: ReadRequest): Reply => {
  const { status, body: schema } = operation.success;
  if (schema === noBody) return { status, body: undefined };
  const example = nearestExample(operation, request);
  const asked = askedIn(request);
  const own = membersOf((example.request as { pathParams?: unknown }).pathParams);
  const renamed = Object.entries(membersOf(request.params)).map(
    ([name, value]) => [own[name], value] as [string, string],
  );
  const adapted = withItems(
    withAsked(withParams(example.response, new Map(renamed)), askedIn(example.request), asked),
    asked,
  );
  // what does not fit any more is worse than what repeats nothing
  const fits = readPart(schema as Schema, adapted).faults === undefined;
  const body = afterCursor(fits ? adapted : example.response, asked);
  return { status, ...(Array.isArray(body) ? page(operation, body, asked) : { body }) };
};
