import { documentText, trustText } from "../../../../server/src/storage-api/testing/iam.js";
import type { TestAccount, TestStorage } from "../../../../server/src/testing/storage.js";

/** Values of path variables, by name; where operations differ in its meaning, by the end of the path. */
export type PathValues = Readonly<Record<string, string>>;

/** An account's data: a service with one of everything in it, and a job. */
export interface StorageData {
  /** The values of path variables that lead to this data. */
  readonly values: PathValues;
  /** A word in every name of this data, by which answers that show any of it are recognized. */
  readonly mark: string;
}

/** Creates an account's data. All names contain the mark. */
export const createStorageData = async (
  account: TestAccount,
  mark: string,
  /** The policy's versions after the first. */
  versions: readonly string[],
): Promise<StorageData> => {
  const name = (word: string) => `${mark}-${word}`;
  const domain = (word: string) => `${word}.${mark}.example.com`;
  const { uuid } = await account.createService(name("service"), {
    networks: [
      { name: name("internet"), type: "public", family: "IPv4" },
      { name: name("network"), type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" },
    ],
    labels: [{ key: name("label"), value: "staging" }],
    custom_domains: [
      { domain_name: domain("api"), type: "public", mode: "api" },
      { domain_name: domain("www"), type: "public", mode: "static-website" },
      { domain_name: domain("site"), type: "public", mode: "static-website" },
    ],
  });
  const done = async <Body = never>(method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await account.request<Body>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const inService = <Body = never>(method: string, path: string, body?: unknown) =>
    done<Body>(method, `/${uuid}${path}`, body);

  await inService("POST", "/buckets", { name: name("bucket") });
  await inService("POST", "/static-websites", { domain_name: domain("www"), bucket_name: name("bucket") });
  for (const policy of ["policy", "attached", "boundary"]) {
    await inService("POST", "/policies", { name: name(policy), document: documentText() });
  }
  for (const _ of versions)
    await inService("POST", `/policies/${name("policy")}/versions`, { document: documentText() });
  await inService("POST", "/users", { username: name("user") });
  await inService("POST", "/groups", { name: name("group") });
  await inService("POST", `/groups/${name("group")}/users/${name("user")}`);
  await inService("POST", "/roles", { name: name("role"), assume_role_policy_document: trustText });
  const owners = { users: name("user"), groups: name("group"), roles: name("role") };
  for (const [kind, owner] of Object.entries(owners)) {
    await inService("POST", `/${kind}/${owner}/policies`, { name: name("attached") });
    await inService("POST", `/${kind}/${owner}/inline-policies`, { name: name("inline"), document: documentText() });
  }
  for (const path of [`/users/${owners.users}`, `/roles/${owners.roles}`]) {
    await inService("PUT", `${path}/tags`, [{ key: name("tag"), value: "research" }]);
    await inService("PUT", `${path}/permissions-boundary`, { policy_name: name("boundary") });
  }
  const key = await inService<{ access_key_id: string }>("POST", `/users/${owners.users}/access-keys`);
  const endpoint = (side: string) => ({
    access_key_id: name(side),
    secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
    endpoint_url: `https://${mark}.upcloudobjects.com`,
  });
  const job = { type: "copy", source: endpoint("source"), target: endpoint("target") };
  const { uuid: jobUuid } = await done<{ uuid: string }>("POST", "/jobs", job);

  return {
    mark,
    values: {
      region_name: "europe-1",
      job_uuid: jobUuid,
      service_uuid: uuid,
      network_name: name("network"),
      label_key: name("label"),
      bucket_name: name("bucket"),
      "custom-domains/:domain_name": domain("api"),
      "static-websites/:domain_name": domain("www"),
      username: name("user"),
      group_name: name("group"),
      role_name: name("role"),
      access_key_id: key.access_key_id,
      tag_key: name("tag"),
      "inline-policies/:policy_name": name("inline"),
      "/:group_name/policies/:policy_name": name("attached"),
      "/:username/policies/:policy_name": name("attached"),
      "/:role_name/policies/:policy_name": name("attached"),
      policy_name: name("policy"),
      policy_version: versions.at(-1) ?? "",
    },
  };
};

/** Waits until everything that was created is set up. */
export const finishProvisioning = (storage: TestStorage): Promise<void> => storage.settle(12);
