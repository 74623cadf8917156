import { documentText } from "../../../server/src/storage-api/testing/iam.js";
import type { Call } from "../kit/caller.js";
import type { StorageScenario } from "../stateful/storage-collections.js";
import type { KillCollection } from "./kill-collection.js";
import type { Query } from "./provider-kill-collections.js";

type Members = Readonly<Record<string, string>>;

/** What the collections of object storage need. */
export interface StorageKillScenario extends StorageScenario {
  readonly query: Query;
}

const operation = (id: string, params: Members, body?: unknown): Call => ({
  id: `objectStorage.${id}`,
  params,
  ...(body === undefined ? {} : { body }),
});

/** A collection with one item, which is read as a part of something else. */
const only = { missing: "", keys: ["only"], idIn: () => "only" } as const;

/** Several rows that one request replaces together. */
const pairs = (value: string) => ["first", "second", "third"].map((key) => ({ key, value }));
const valuesIn = (shown: unknown): string => (shown as { value: string }[]).map(({ value }) => value).join(" + ");
const threefold = (...values: string[]) => values.map((value) => valuesIn(pairs(value)));
const single = (values: string): string => values.split(" + ")[0] ?? "";

const settings = ({ call, service }: StorageKillScenario): KillCollection => ({
  ...only,
  name: "all settings of a service",
  values: threefold("old", "new"),
  itemsOf: (body) => [(body as { labels: unknown[] }).labels].filter(({ length }) => length > 0),
  valueIn: valuesIn,
  open: async () => {
    const params = { service_uuid: await service() };
    const name = `replaced-${params.service_uuid.slice(2, 12)}`;
    const replace = (value: string) =>
      operation("services.replace", params, {
        name,
        configured_status: "started",
        networks: [{ name: "internet", type: "public", family: "IPv4" }],
        labels: pairs(single(value)),
      });
    return {
      call,
      create: (_, value) => replace(value),
      change: (_, value) => replace(value),
      list: operation("services.get", params),
    };
  },
});

const labels = ({ call, service }: StorageKillScenario): KillCollection => ({
  ...only,
  name: "all labels of a service",
  values: threefold("old", "new"),
  itemsOf: (body) => [(body as { labels: unknown[] }).labels].filter(({ length }) => length > 0),
  valueIn: valuesIn,
  open: async () => {
    const params = { service_uuid: await service() };
    const replace = (value: string) => operation("services.modify", params, { labels: pairs(single(value)) });
    return {
      call,
      create: (_, value) => replace(value),
      change: (_, value) => replace(value),
      delete: () => operation("services.modify", params, { labels: null }),
      list: operation("services.get", params),
    };
  },
});

const ada = { username: "ada" };

const tags = ({ call, service }: StorageKillScenario): KillCollection => ({
  ...only,
  name: "tags of a user",
  values: threefold("old", "new"),
  itemsOf: (body) => [body as unknown[]].filter(({ length }) => length > 0),
  valueIn: valuesIn,
  open: async () => {
    const params = { service_uuid: await service() };
    await call(operation("users.create", params, ada));
    const replace = (value: string) => operation("users.tags.replace", { ...params, ...ada }, pairs(single(value)));
    return {
      call,
      create: (_, value) => replace(value),
      change: (_, value) => replace(value),
      delete: () => operation("users.tags.replace", { ...params, ...ada }, []),
      list: operation("users.tags.get", { ...params, ...ada }),
    };
  },
});

const boundaries = ({ call, service }: StorageKillScenario): KillCollection => ({
  ...only,
  name: "permissions boundary of a user",
  values: ["p1", "p2"],
  itemsOf: (user) => {
    const { permissions_boundary: boundary } = user as { permissions_boundary?: string | null };
    return boundary ? [boundary] : [];
  },
  valueIn: String,
  open: async () => {
    const params = { service_uuid: await service() };
    await call(operation("users.create", params, ada));
    for (const name of ["p1", "p2"])
      await call(operation("policies.create", params, { name, document: documentText() }));
    const set = (name: string) =>
      operation("users.permissionsBoundary.set", { ...params, ...ada }, { policy_name: name });
    return {
      call,
      create: (_, value) => set(value),
      change: (_, value) => set(value),
      delete: () => operation("users.permissionsBoundary.delete", { ...params, ...ada }),
      list: operation("users.get", { ...params, ...ada }),
    };
  },
});

const versionsInForce = ({ call, service }: StorageKillScenario): KillCollection => ({
  ...only,
  name: "version of a policy in force",
  values: ["v2"],
  // the first version is the default one unless another is chosen
  itemsOf: (policy) => [(policy as Members)["default_version_id"]].filter((version) => version !== "v1"),
  valueIn: String,
  open: async () => {
    const params = { service_uuid: await service(), policy_name: "p1" };
    const { service_uuid } = params;
    await call(operation("policies.create", { service_uuid }, { name: "p1", document: documentText() }));
    await call(operation("policies.versions.create", params, { document: documentText("s3:PutObject") }));
    const choose = (version_id: string) => operation("policies.setDefaultVersion", params, { version_id });
    return {
      call,
      create: (_, value) => choose(value),
      delete: () => choose("v1"),
      list: operation("policies.get", params),
    };
  },
});

const members = ({ call, service, query }: StorageKillScenario): KillCollection => {
  const names = ["ada", "grace", "barbara"];
  return {
    name: "members of a group",
    missing: "",
    keys: names,
    values: ["-"],
    idIn: (row) => (row as { username: string }).username,
    open: async () => {
      const params = { service_uuid: await service(), group_name: "readers" };
      const { service_uuid } = params;
      await call(operation("groups.create", { service_uuid }, { name: params.group_name }));
      for (const username of names) await call(operation("users.create", { service_uuid }, { username }));
      return {
        call,
        create: (username) => operation("groups.users.attach", { ...params, username }),
        delete: (username) => operation("groups.users.remove", { ...params, username }),
        // no operation lists the members of a group
        look: () =>
          query(
            `SELECT username FROM iam_group_members m JOIN iam_users u ON u.id = m.user_id
              JOIN iam_groups g ON g.id = m.group_id WHERE g.service_uuid = $1`,
            [service_uuid],
          ),
      };
    },
  };
};

interface ShownJob {
  readonly uuid: string;
  readonly operational_state: string;
  readonly input: { readonly source: { readonly access_key_id: string } };
}

const jobs = ({ call, fresh }: StorageKillScenario): KillCollection => {
  const run = fresh();
  const location = (endpoint_url: string) => ({ access_key_id: run, secret_access_key: "secret", endpoint_url });
  return {
    name: "jobs",
    missing: "",
    keys: Array.from({ length: 30 }, (_, index) => `job-${index}`),
    values: ["pending", "canceled"],
    next: (value) => (value === "pending" ? "canceled" : undefined),
    idOf: (job) => (job as ShownJob).uuid,
    idIn: (job) => (job as ShownJob).uuid,
    valueIn: (job) => (job as ShownJob).operational_state,
    itemsOf: (body) => (body as ShownJob[]).filter(({ input }) => input.source.access_key_id === run),
    open: async () => ({
      call,
      create: () =>
        operation(
          "jobs.create",
          {},
          {
            type: "copy",
            source: location("https://s3.example.com"),
            target: location("https://k3v9a.upcloudobjects.com"),
          },
        ),
      change: (job_uuid) => operation("jobs.cancel", { job_uuid }),
      list: operation("jobs.list", {}),
    }),
  };
};

/** Collections of which one request changes several rows, and those that `stateful` leaves out. */
export const storageKillCollections = (scenario: StorageKillScenario): KillCollection[] =>
  [settings, labels, tags, boundaries, versionsInForce, members, jobs].map((collection) => collection(scenario));
