import { iamLimits } from "@concordat/contract/iam";
import { objectStorageErrors as errors } from "@concordat/contract/object-storage";
import { documentText, trustText } from "../../../server/src/storage-api/testing/iam.js";
import type { Call } from "../kit/caller.js";
import type { Collection, Scope } from "./collection.js";
import type { StorageScenario } from "./storage-collections.js";

type Members = Readonly<Record<string, string>>;
const member = (name: string) => (item: unknown) => String((item as Members)[name]);

const shared = { missing: errors.notFound.code, taken: errors.invalidRequest.code } as const;
const names = ["ada", "Ada", "a+b@c", "_x"];

const ownKind = (policy: unknown): boolean => !(policy as { readonly system: boolean }).system;

const boundaryIn = (user: unknown): string | undefined =>
  (user as { readonly permissions_boundary?: string }).permissions_boundary;

/** Users, groups, roles and policies of a service, and what belongs to them. */
export const iamCollections = ({ call, service }: StorageScenario): Collection[] => {
  const operation = (id: string, params: Members, body?: unknown): Call => ({
    id: `objectStorage.${id}`,
    params,
    ...(body === undefined ? {} : { body }),
  });
  const open =
    (
      scope: (params: Members) => Omit<Scope, "call">,
      prepare: (params: Members) => readonly Call[] = () => [],
    ): Collection["open"] =>
    async () => {
      const params = { service_uuid: await service() };
      for (const step of prepare(params)) {
        const { said } = await call(step);
        if (said !== "done") throw new Error(`${step.id}: ${said}`);
      }
      return { call, ...scope(params) };
    };
  const user = (params: Members) => operation("users.create", params, { username: "ada" });
  const policy = (params: Members, name: string) =>
    operation("policies.create", params, { name, document: documentText() });

  return [
    {
      ...shared,
      name: "users",
      keys: names,
      values: ["-"],
      idIn: member("username"),
      open: open((params) => ({
        create: (key) => operation("users.create", params, { username: key }),
        read: (id) => operation("users.get", { ...params, username: id }),
        delete: (id) => operation("users.delete", { ...params, username: id }),
        list: operation("users.list", params),
      })),
    },
    {
      ...shared,
      name: "access keys",
      keys: ["first", "second", "third"],
      values: ["Active"],
      isKeyFree: true,
      limit: { most: iamLimits.accessKeysPerUser, refusal: errors.invalidRequest.code },
      idOf: member("access_key_id"),
      idIn: member("access_key_id"),
      open: open(
        (params) => {
          const ada = { ...params, username: "ada" };
          return {
            create: () => operation("users.accessKeys.create", ada, {}),
            read: (id) => operation("users.accessKeys.get", { ...ada, access_key_id: id }),
            change: (id) => operation("users.accessKeys.modify", { ...ada, access_key_id: id }, { status: "Inactive" }),
            delete: (id) => operation("users.accessKeys.delete", { ...ada, access_key_id: id }),
            list: operation("users.accessKeys.list", ada),
            count: {
              call: operation("users.get", ada),
              of: (body) => (body as { readonly access_keys: readonly unknown[] }).access_keys.length,
            },
          };
        },
        (params) => [user(params)],
      ),
    },
    {
      ...shared,
      name: "groups",
      keys: names,
      values: ["-"],
      idIn: member("name"),
      open: open((params) => ({
        create: (key) => operation("groups.create", params, { name: key }),
        read: (id) => operation("groups.get", { ...params, group_name: id }),
        delete: (id) => operation("groups.delete", { ...params, group_name: id }),
        list: operation("groups.list", params),
      })),
    },
    {
      ...shared,
      name: "roles",
      keys: names,
      values: ["Reads reports.", "päivä", "x".repeat(iamLimits.description.max)],
      idIn: member("name"),
      valueIn: member("description"),
      open: open((params) => ({
        create: (key, value) => {
          const body = { name: key, description: value, assume_role_policy_document: trustText };
          return operation("roles.create", params, body);
        },
        read: (id) => operation("roles.get", { ...params, role_name: id }),
        change: (id, value) => operation("roles.update", { ...params, role_name: id }, { description: value }),
        delete: (id) => operation("roles.delete", { ...params, role_name: id }),
        list: operation("roles.list", params),
      })),
    },
    {
      ...shared,
      name: "policies",
      keys: names,
      values: ["Reads reports.", "päivä"],
      itemsOf: (body) => (body as readonly unknown[]).filter(ownKind),
      idIn: member("name"),
      valueIn: member("description"),
      open: open((params) => ({
        create: (key, value) =>
          operation("policies.create", params, { name: key, description: value, document: documentText() }),
        read: (id) => operation("policies.get", { ...params, policy_name: id }),
        delete: (id) => operation("policies.delete", { ...params, policy_name: id }),
        list: operation("policies.list", params),
      })),
    },
    {
      name: "attached policies",
      missing: shared.missing,
      keys: ["p1", "p2", "ECSS3FullAccess"],
      values: ["-"],
      idIn: member("name"),
      open: open(
        (params) => {
          const ada = { ...params, username: "ada" };
          return {
            create: (key) => operation("users.policies.attach", ada, { name: key }),
            delete: (id) => operation("users.policies.detach", { ...ada, policy_name: id }),
            list: operation("users.policies.list", ada),
            count: {
              call: operation("policies.list", params),
              of: (body) =>
                (body as readonly { readonly attachment_count: number }[]).reduce(
                  (sum, { attachment_count }) => sum + attachment_count,
                  0,
                ),
            },
          };
        },
        (params) => [user(params), policy(params, "p1"), policy(params, "p2")],
      ),
    },
    {
      name: "members of a group",
      missing: shared.missing,
      keys: ["ada", "bob", "eve"],
      values: ["-"],
      // no operation lists the members of a group: only removing one tells
      idIn: member("username"),
      open: open(
        (params) => {
          const readers = { ...params, group_name: "readers" };
          return {
            create: (key) => operation("groups.users.attach", { ...readers, username: key }),
            delete: (id) => operation("groups.users.remove", { ...readers, username: id }),
          };
        },
        (params) => [
          operation("groups.create", params, { name: "readers" }),
          ...["ada", "bob", "eve"].map((username) => operation("users.create", params, { username })),
        ],
      ),
    },
    {
      name: "permissions boundary of a user",
      missing: shared.missing,
      keys: ["boundary"],
      values: ["p1", "p2", "ECSS3FullAccess"],
      isReplaced: true,
      itemsOf: (body) => [boundaryIn(body)].filter((name) => name !== undefined),
      idIn: () => "boundary",
      valueIn: String,
      open: open(
        (params) => {
          const ada = { ...params, username: "ada" };
          return {
            create: (_, value) => operation("users.permissionsBoundary.set", ada, { policy_name: value }),
            delete: () => operation("users.permissionsBoundary.delete", ada),
            list: operation("users.get", ada),
          };
        },
        (params) => [user(params), policy(params, "p1"), policy(params, "p2")],
      ),
    },
    {
      name: "tags of a user",
      missing: shared.missing,
      keys: ["team", "päivä", "a/b", "x".repeat(iamLimits.tagKey.max)],
      values: ["blue", "", "y".repeat(iamLimits.tagValue.max)],
      isReplaced: true,
      idIn: member("key"),
      valueIn: member("value"),
      open: open(
        (params) => {
          const ada = { ...params, username: "ada" };
          // tags are replaced together: each creation sends the earlier ones as well
          const tags = new Map<string, string>();
          return {
            create: (key, value) => {
              tags.set(key, value);
              return operation(
                "users.tags.replace",
                ada,
                [...tags].map(([name, text]) => ({ key: name, value: text })),
              );
            },
            delete: (id) => {
              tags.delete(id);
              return operation("users.tags.delete", { ...ada, tag_key: id });
            },
            list: operation("users.tags.get", ada),
          };
        },
        (params) => [user(params)],
      ),
    },
    {
      ...shared,
      name: "inline policies",
      keys: ["list buckets", "päivä", "a/b"],
      values: [documentText(), documentText(["s3:*", "iam:*"])],
      idIn: member("name"),
      valueIn: member("document"),
      open: open(
        (params) => {
          const ada = { ...params, username: "ada" };
          return {
            create: (key, value) => operation("users.inlinePolicies.create", ada, { name: key, document: value }),
            read: (id) => operation("users.inlinePolicies.get", { ...ada, policy_name: id }),
            delete: (id) => operation("users.inlinePolicies.delete", { ...ada, policy_name: id }),
            list: operation("users.inlinePolicies.list", ada),
          };
        },
        (params) => [user(params)],
      ),
    },
    {
      ...shared,
      name: "versions of a policy",
      keys: ["a", "b", "c", "d", "e"],
      values: ["-"],
      isKeyFree: true,
      limit: { most: iamLimits.versionsPerPolicy - 1, refusal: errors.invalidRequest.code },
      idOf: member("version_id"),
      idIn: member("version_id"),
      // the first one is the default version, and always exists
      itemsOf: (body) => (body as readonly { readonly is_default: boolean }[]).filter((one) => !one.is_default),
      open: open(
        (params) => {
          const p1 = { ...params, policy_name: "p1" };
          return {
            create: () => operation("policies.versions.create", p1, { document: documentText() }),
            read: (id) => operation("policies.versions.get", { ...p1, policy_version: id }),
            delete: (id) => operation("policies.versions.delete", { ...p1, policy_version: id }),
            list: operation("policies.versions.list", p1),
          };
        },
        (params) => [policy(params, "p1")],
      ),
    },
  ];
};
