import { createHash } from "node:crypto";
import type pg from "pg";
import type { Call } from "../kit/caller.js";
import type { UCloudScenario } from "../stateful/ucloud-collections.js";
import type { KillCollection } from "./kill-collection.js";

/** Runs a statement on the database, whichever process serves it now. */
export type Query = <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** Where providers are made, changed and approved. */
export interface ProviderScenario extends UCloudScenario {
  readonly query: Query;
  /** The port on this machine at which a provider answers. */
  readonly providerPort: number;
}

interface ShownProvider {
  readonly id: string;
  readonly specification: { readonly id: string; readonly domain: string };
  readonly refreshToken: string;
  readonly publicKey: string;
}

/** As many as one request makes, or changes. */
const batchSize = 3;
const namesOf = (run: string, key: string): string[] =>
  Array.from({ length: batchSize }, (_, index) => `${run}-${key}-${index}`);

/** Between the values of several providers. */
const mark = " + ";
const threefold = (domain: string): string => Array.from({ length: batchSize }, () => domain).join(mark);
const itemsOf = (names: readonly string[], domains: string) =>
  names.map((id, index) => ({ id, domain: domains.split(mark)[index], https: true, port: 8443 }));
const creation = (names: readonly string[], domains: string): Call => ({
  id: "providers.create",
  body: { items: itemsOf(names, domains) },
});

const idsIn = (created: unknown): string =>
  (created as { readonly responses: readonly { readonly id: string }[] }).responses.map(({ id }) => id).join("+");

type Batch = readonly ShownProvider[];

/** Providers of one batch together: one that is there by half shows by its id. */
const batchesOf = (body: unknown): Batch[] => {
  const batches = new Map<string, ShownProvider[]>();
  for (const provider of (body as { readonly items: readonly ShownProvider[] }).items) {
    const name = provider.specification.id.replace(/-\d+$/, "");
    batches.set(name, [...(batches.get(name) ?? []), provider]);
  }
  return [...batches.values()].map((batch) =>
    batch.sort((one, other) => (one.specification.id < other.specification.id ? -1 : 1)),
  );
};
const idOfBatch = (batch: unknown): string => (batch as Batch).map(({ id }) => id).join("+");
const search = (run: string): Call => ({
  id: "providers.search",
  body: { flags: {}, query: `${run}-`, itemsPerPage: 250 },
});

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const shared = { missing: "", idOf: idsIn, itemsOf: batchesOf, idIn: idOfBatch } as const;

/** Several providers that are made, and moved, by one request. */
const batches = ({ call, fresh }: ProviderScenario): KillCollection => ({
  ...shared,
  name: "providers in bulk",
  // making keys takes the machine as long as fifty other calls
  keys: ["a", "b", "c"],
  values: ["a.example.com", "b.example.com"].map(threefold),
  valueIn: (batch) => (batch as Batch).map(({ specification }) => specification.domain).join(mark),
  open: async () => {
    const run = fresh();
    return {
      call,
      create: (key, value) => creation(namesOf(run, key), value),
      list: search(run),
    };
  },
});

/** Where several providers are to be found is changed by one request. */
const moves = ({ call, fresh }: ProviderScenario): KillCollection => ({
  ...batches({ call, fresh } as ProviderScenario),
  name: "addresses of providers",
  keys: ["only"],
  weight: 2,
  open: async () => {
    const run = fresh();
    return {
      call,
      create: (key, value) => creation(namesOf(run, key), value),
      change: (_, value) => ({
        id: "providers.update",
        body: { items: itemsOf(namesOf(run, "only"), value) },
      }),
      list: search(run),
    };
  },
});

/** Keys and refresh tokens of several providers are replaced by one request. */
const renewals = ({ call, fresh }: ProviderScenario): KillCollection => ({
  ...shared,
  name: "credentials of providers",
  keys: ["only"],
  values: [""],
  drawnAnew: mark,
  weight: 0.3,
  valueIn: (batch) =>
    (batch as Batch).flatMap(({ publicKey, refreshToken }) => [hash(publicKey), hash(refreshToken)]).join(mark),
  open: async () => {
    const run = fresh();
    return {
      call,
      create: (key) => creation(namesOf(run, key), threefold("renewed.example.com")),
      change: (ids) => ({ id: "providers.renewToken", body: { items: ids.split("+").map((id) => ({ id })) } }),
      list: search(run),
    };
  },
});

const states = ["asked", "signed", "approved"];
/** A minute less than approvals live, for the call that comes then. */
const approvalLapseMs = 240_000;

/** Providers that ask to be registered, and are in the end: three requests in a row, the last of which owes a welcome. */
const approvals = ({ call, fresh, query, providerPort }: ProviderScenario): KillCollection => ({
  name: "approvals",
  missing: "",
  keys: Array.from({ length: 40 }, (_, index) => `asking-${index}`),
  values: states,
  next: (value) => states[states.indexOf(value) + 1],
  lapse: (value) => (value === "approved" ? undefined : approvalLapseMs),
  weight: 0.7,
  idIn: (item) => (item as { readonly name: string }).name,
  valueIn: (item) => (item as { readonly state: string }).state,
  open: async () => {
    const run = fresh();
    const tokens = new Map<string, string>();
    const approved = new Map<string, string>();
    return {
      call,
      create: (key) => ({
        id: "providers.requestApproval",
        body: {
          type: "information",
          specification: { id: `${run}-${key}`, domain: "127.0.0.1", https: false, port: providerPort },
        },
      }),
      change: (key, value) => {
        const token = tokens.get(key);
        return value === "signed"
          ? { id: "providers.requestApproval", body: { type: "sign", token } }
          : { id: "providers.approve", body: { token } };
      },
      learn: (key, body) => {
        const { token, id } = body as { readonly token?: string; readonly id?: string };
        if (token !== undefined) tokens.set(key, token);
        if (id !== undefined) approved.set(key, id);
      },
      // no operation shows a request that waits
      look: async () => {
        const keyOf = (name: string) => name.slice(run.length + 1);
        const waiting = await query<{ name: string; signed: boolean }>(
          "SELECT requested_name AS name, signed_by IS NOT NULL AS signed FROM approval_requests WHERE starts_with(requested_name, $1)",
          [`${run}-`],
        );
        const { body } = await call(search(run));
        const made = (body as { readonly items: readonly ShownProvider[] }).items;
        return [
          ...waiting.map(({ name, signed }) => ({ name: keyOf(name), state: signed ? "signed" : "asked" })),
          ...made.map(({ id, specification }) => {
            const name = keyOf(specification.id);
            return { name, state: (approved.get(name) ?? id) === id ? "approved" : `approved as ${id}` };
          }),
        ];
      },
    };
  },
});

/** What is made and changed of providers beside what the proof of single requests makes and changes. */
export const providerKillCollections = (scenario: ProviderScenario): KillCollection[] =>
  [batches, moves, renewals, approvals].map((collection) => collection(scenario));
