import { CallRefusedError } from "./call-refused-error.js";
import type { Bodies } from "./operations.js";

/** The required members of a body. Others are ignored. */
type ShapeOf<Body> = {
  readonly [Member in keyof Body]-?: Body[Member] extends string ? "string" : ShapeOf<Body[Member]>;
};
type AnyShape = { readonly [member: string]: "string" | AnyShape };

const username = { username: "string" } as const;

const shapes: { readonly [Name in keyof Bodies]: ShapeOf<Bodies[Name]> } = {
  welcome: { token: "string", createdProvider: { refreshToken: "string", publicKey: "string" } },
  init: username,
  connect: username,
  unlinked: username,
};

const invalid = (why: string): CallRefusedError => new CallRefusedError(why, { status: 400 });

/** Copies only the members of the shape, so that no unknown member reaches a handler or a file. */
const pick = (value: unknown, shape: AnyShape, place: string): object => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(`${place === "" ? "The body" : place}: expected an object`);
  const entries = Object.entries(shape).map(([name, expected]) => {
    const path = place === "" ? name : `${place}.${name}`;
    const member: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (expected !== "string") return [name, pick(member, expected, path)];
    if (typeof member !== "string") throw invalid(`${path}: expected a string`);
    return [name, member];
  });
  return Object.fromEntries(entries);
};

/** The parser's message is dropped, because it would contain the body. */
const parse = (bytes: Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
};

/** Parses a body. Its `Content-Type` is ignored, because Core's own documentation sends a malformed one. */
export const readRequestBody = <Name extends keyof Bodies>(name: Name, bytes: Uint8Array): Bodies[Name] => {
  if (bytes.length === 0) throw invalid("Invalid request received (no body?)");
  const json = parse(bytes);
  if (json === undefined) throw invalid("The body: expected JSON");
  return pick(json.value, shapes[name], "") as Bodies[Name];
};
