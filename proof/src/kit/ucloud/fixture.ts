import fc from "fast-check";
import { startTestCore } from "../../../../server/src/testing/core.js";
import type { ApiFixture, FixtureOptions } from "../api-fixture.js";
import { type Known, valuesOf } from "../generators/values.js";
import { noQuotas } from "../no-quotas.js";
import { referencesTo, uCloudTargets } from "./data.js";
import type { ReferenceKind } from "./requests.js";

/** A placeholder for a value that is created when the request is sent. */
const reference = (to: ReferenceKind) => fc.constant(`reference to ${to}`);
/** References to rows that are created for one request. */
const madeAnew: ReadonlySet<ReferenceKind> = new Set(["unsignedToken", "signedToken"]);

const readReference = (text: string): ReferenceKind | undefined =>
  /^reference to (\w+)$/.exec(text)?.[1] as ReferenceKind | undefined;

const absent = fc.constant(undefined);
const one = (item: fc.Arbitrary<unknown>) => fc.tuple(item);

/** New names that a schema allows. */
const freeName: Known = (_path, schema) =>
  fc.tuple(valuesOf(schema), fc.uuid()).map(([name, id]) => `${String(name).slice(0, 80)}-${id}`);

const entity = fc.constantFrom(
  { type: "user", username: "reader" },
  { type: "user", username: "stranger" },
  { type: "project_group", projectId: "laboratory", group: "readers" },
  { type: "project_group", projectId: "laboratory", group: "writers" },
);

type References = Readonly<Record<string, Known>>;
const always =
  (values: fc.Arbitrary<unknown>): Known =>
  () =>
    values;

const cursor: References = { next: always(absent) };
const providerName = always(reference("providerName"));

/** Values of members that refer to data, by operation and path. */
const particular: Readonly<Record<string, References>> = {
  "providers.browse": cursor,
  "providers.search": cursor,
  "providers.retrieve": { id: always(reference("resourceId")) },
  "providers.retrieveSpecification": { id: always(fc.oneof(reference("resourceId"), reference("providerName"))) },
  "providers.approve": { token: always(reference("signedToken")) },
  "providers.create": { "items.id": freeName },
  "providers.renewToken": { items: always(one(fc.record({ id: reference("resourceId") }))) },
  "providers.requestApproval": { "specification.id": freeName, token: always(reference("unsignedToken")) },
  "providers.updateAcl": {
    "items.id": always(reference("resourceId")),
    "items.added.entity": always(entity),
  },
  "authProviders.register": { "items.id": freeName },
  "authProviders.claim": { "items.claimToken": always(reference("claimToken")) },
  "authProviders.renew": { "items.id": providerName },
  "authProviders.refresh": { "items.refreshToken": always(reference("refreshToken")) },
  "authProviders.retrievePublicKey": { id: providerName },
  "authProviders.refreshAsOrchestrator": { "items.providerId": providerName },
};

const known =
  (id: string): Known =>
  (path, schema) => {
    const names = path.filter((step) => typeof step === "string");
    // filters would hide what is asked for
    if (id === "providers.retrieve" && /^(filter|hide)/.test(names.at(-1) ?? "")) return absent;
    return particular[id]?.[names.join(".")]?.(path, schema);
  };

const isPossible: ApiFixture["isPossible"] = (id, { body }) => {
  const items = (body as { readonly items?: readonly unknown[] } | undefined)?.items;
  // a resource is named once, and the fixture has one
  return id !== "providers.updateAcl" || items?.length === 1;
};

/** Starts UCloud with providers of users and projects, for an administrator. */
export const startUCloudFixture = async (options: FixtureOptions = {}): Promise<ApiFixture> => {
  const core = await startTestCore({ quotas: noQuotas }, undefined, () => options);
  const targets = await uCloudTargets(core);
  const target = targets.find(({ name }) => name === "own");
  if (!target) throw new Error("The data of the authorization matrix has no own target.");
  const references = referencesTo(core, target);
  const resolve = async (value: unknown, mayMake: boolean): Promise<unknown> => {
    const kind = typeof value === "string" ? readReference(value) : undefined;
    if (kind) return mayMake || !madeAnew.has(kind) ? references[kind]() : kind;
    if (Array.isArray(value)) return Promise.all(value.map((item) => resolve(item, mayMake)));
    const isPlain =
      typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
    if (!isPlain) return value;
    const members = Object.entries(value).map(async ([name, member]) => [name, await resolve(member, mayMake)]);
    return Object.fromEntries(await Promise.all(members));
  };
  return {
    url: core.url,
    databaseUrl: core.databaseUrl,
    headers: { authorization: `Bearer ${await core.token("admin", "ADMIN")}`, "content-type": "application/json" },
    pathValue: (_operation, variable) => {
      throw new Error(`No path of UCloud had variables before: say what ${variable} is.`);
    },
    known,
    isPossible,
    resolve,
    close: () => core.close(),
  };
};
