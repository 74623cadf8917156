import type { Concordat } from "@concordat/sdk";

type Storage = Concordat["objectStorage"];

/** A service with a key that may do everything, as the target of a job. */
export const openTarget = async ({ services, users }: Storage) => {
  const networks = [{ name: "internet", type: "public", family: "IPv4" } as const];
  const asked = { name: "target", region: "europe-1", configured_status: "started", networks } as const;
  const { uuid } = await services.create(asked);
  const { endpoints } = await services.waitUntilRunning(uuid, { maxWaitMs: 60_000 });
  await users.create(uuid, { username: "copier" });
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } as const;
  await users.inlinePolicies.create(uuid, "copier", { name: "all", document });
  const key = await users.accessKeys.create(uuid, "copier");
  const target = {
    access_key_id: key.access_key_id,
    secret_access_key: String(key.secret_access_key),
    endpoint_url: `https://${endpoints[0]?.domain_name}`,
  };
  return { uuid, target };
};
