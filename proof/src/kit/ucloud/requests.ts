import { type AnyOperation, servedOperations } from "@concordat/contract";
import { type UCloudAuth, type UCloudOperation, ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import type { TestCore } from "../../../../server/src/testing/core.js";
import { wireTo } from "../wire.js";
import { referencesTo, type UCloudTarget } from "./data.js";

/** How a member of a request refers to its target. */
export type ReferenceKind = keyof ReturnType<typeof referencesTo>;

/** An operation with the request of one of its examples. */
export interface UCloudRow {
  /** The operation's id and, where its rules depend on the body, the body's type. */
  readonly name: string;
  readonly operation: UCloudOperation;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly auth: UCloudAuth;
}

interface ExampleRequest {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const typeOf = (body: unknown) => (body as { readonly type?: string } | undefined)?.type;

/** Every operation that Core serves, once for each variant of its body. */
export const uCloudRows: readonly UCloudRow[] = servedOperations(ucloud).flatMap(({ id, operation: walked }) => {
  const operation = walked as AnyOperation as UCloudOperation;
  const auth = operation.auth as UCloudAuth;
  const requests = operation.examples.map(({ request }) => request as ExampleRequest);
  const shown = auth.variant ? requests : requests.slice(0, 1);
  const types = [...new Set(shown.map(({ body }) => typeOf(body)))];
  return types.map((type) => {
    const { query = {}, body } = shown.find((request) => typeOf(request.body) === type) ?? {};
    return { name: auth.variant ? `${id} (${type})` : id, operation, query, body, auth };
  });
});

/** Whether an operation makes what it names, so that the name must be free. */
const creates = ({ errors }: UCloudOperation): boolean =>
  errors.some(({ code }) => code === ucloudErrors.conflict.code);

/** What a member of an example refers to, by its name and value. */
const kindOf = (row: UCloudRow, member: string, value: unknown): ReferenceKind | undefined => {
  if (typeof value !== "string") return undefined;
  if (member === "token") return row.auth.variant ? "unsignedToken" : "signedToken";
  if (member === "refreshToken" || member === "claimToken") return member;
  if (member === "providerId" || member === "filterName" || member === "query") return "providerName";
  if (member !== "id") return undefined;
  if (creates(row.operation)) return "newName";
  return /^\d+$/.test(value) ? "resourceId" : "providerName";
};

const replaced = async (
  value: unknown,
  replace: (member: string, value: unknown) => Promise<unknown>,
  member = "",
): Promise<unknown> => {
  if (Array.isArray(value)) return Promise.all(value.map((item) => replaced(item, replace, member)));
  if (typeof value !== "object" || value === null) return replace(member, value);
  const members = Object.entries(value).map(async ([name, part]) => [name, await replaced(part, replace, name)]);
  return Object.fromEntries(await Promise.all(members));
};

/** What an operation's example refers to: it decides what "unknown" means. */
export const kindsIn = async (row: UCloudRow): Promise<Set<ReferenceKind>> => {
  const kinds = new Set<ReferenceKind>();
  await replaced([row.query, row.body], async (member, value) => {
    const kind = kindOf(row, member, value);
    // members of other references, such as the product of a specification, refer to nothing here
    if (kind && value !== "") kinds.add(kind);
    return value;
  });
  return kinds;
};

/** Whether the target of a request makes a difference to an operation. */
export const isAboutTarget = ({ auth }: UCloudRow, kinds: ReadonlySet<ReferenceKind>): boolean =>
  auth.workspace || [...kinds].some((kind) => kind !== "newName");

export interface UCloudAnswer {
  readonly status: number;
  readonly body: { readonly why?: string; readonly items?: readonly unknown[] };
}

/** Sends an operation's example about a target. */
export const sendAbout = async (
  core: TestCore,
  row: UCloudRow,
  target: UCloudTarget,
  authorization: string | undefined,
): Promise<UCloudAnswer> => {
  const references = referencesTo(core, target);
  const about = async (member: string, value: unknown) => {
    const kind = value === "" ? undefined : kindOf(row, member, value);
    return kind ? references[kind]() : value;
  };
  const query = (await replaced(row.query, about)) as Record<string, unknown>;
  const body = await replaced(row.body, about);
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const { status, text } = await wireTo(core.url).send({
    method: row.operation.method,
    target: `${row.operation.path}?${search}`,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(target.header === undefined ? {} : { project: target.header }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status, body: JSON.parse(text) as UCloudAnswer["body"] };
};
