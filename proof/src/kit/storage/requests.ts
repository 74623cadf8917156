import { type AnyOperation, type WalkedOperation, walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";
import type { TestStorage } from "../../../../server/src/testing/storage.js";
import { type WireAnswer, wireTo } from "../wire.js";
import type { PathValues, StorageData } from "./data.js";
import type { StorageCaller } from "./principals.js";

/** Every operation of object storage. */
export const storageRows: readonly WalkedOperation[] = [...walk(objectStorage)];

/** The variables of an operation's path, in its order. */
export const variablesOf = ({ path }: AnyOperation): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);

const exampleValue = ({ examples }: AnyOperation, variable: string): string | undefined => {
  const { pathParams } = (examples[0]?.request ?? {}) as { readonly pathParams?: PathValues };
  return pathParams?.[variable];
};

/**
 * The value of a path variable for an account's data: that of the longest end of the path up to the variable. A variable without one
 * means the same to every account, and has a value in the operation's example.
 */
export const valueIn = (operation: AnyOperation, variable: string, { values }: StorageData): string => {
  const { path } = operation;
  const upTo = path.slice(0, path.indexOf(`:${variable}`) + variable.length + 1);
  const [key] = Object.keys(values)
    .filter((end) => end === variable || (end.includes(":") && upTo.endsWith(end)))
    .sort((one, other) => other.length - one.length);
  const value = key === undefined ? exampleValue(operation, variable) : values[key];
  if (value === undefined) throw new Error(`No data has a ${variable} for ${path}: give it one in createStorageData.`);
  return value;
};

/** References to existing resources in the bodies of examples, and their replacements. */
const existing: Readonly<Record<string, (mark: string) => string>> = {
  '"policy_name":"reports-only"': (mark) => `"policy_name":"${mark}-boundary"`,
  '"permissions_boundary":"reports-only"': (mark) => `"permissions_boundary":"${mark}-boundary"`,
  '"domain_name":"www.example.com"': (mark) => `"domain_name":"site.${mark}.example.com"`,
};

/** A body that refers to an account's data. */
const bodyFor = (body: unknown, mark: string): string | undefined => {
  if (body === undefined) return undefined;
  return Object.entries(existing).reduce(
    (text, [named, instead]) => text.replaceAll(named, instead(mark)),
    JSON.stringify(body),
  );
};

/** The query and body of an operation's first example. */
const exampleOf = (operation: AnyOperation) => {
  const { query = {}, body } = (operation.examples[0]?.request ?? {}) as { query?: object; body?: unknown };
  // a filter would hide what a list must not show
  const search = operation.method === "GET" ? "" : new URLSearchParams(Object.entries(query)).toString();
  return { search: search === "" ? "" : `?${search}`, body };
};

/** Sends an operation's first example along a path of these values. */
export const sendAlong = (
  { url }: Pick<TestStorage, "url">,
  operation: AnyOperation,
  values: PathValues,
  { authorization, account = "" }: StorageCaller,
): Promise<WireAnswer> => {
  const { search, body } = exampleOf(operation);
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  return wireTo(url).send({
    method: operation.method,
    target: path + search,
    headers: { "content-type": "application/json", ...(authorization === undefined ? {} : { authorization }) },
    body: bodyFor(body, account),
  });
};
