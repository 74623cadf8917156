import { createHash } from "node:crypto";
import type { Concordat, PolicyDocument } from "@concordat/sdk";
import type { TestServer } from "@concordat/server/testing";
import type { Caller } from "./caller.js";
import { pick } from "./chance.js";
import type { Creation } from "./creations.js";

/** What is created before any fault is injected. */
export interface Resources {
  readonly cloud: Concordat;
  readonly core: Concordat;
  /** Services of object storage. */
  readonly services: readonly string[];
  /** The id and the name of a provider. */
  readonly provider: { readonly id: string; readonly name: string };
}

/** Fewer would have all changes of object storage wait for each other. */
const serviceCount = 4;

/** Everything that is sent through these clients passes the proxy. */
export const prepareResources = async (server: TestServer, direct: Concordat, caller: Caller): Promise<Resources> => {
  const services: string[] = [];
  for (let index = 0; index < serviceCount; index++) {
    const service = { name: `chaos-${index}`, region: "europe-1", configured_status: "started" } as const;
    services.push((await direct.objectStorage.services.create({ ...service, networks: [] })).uuid);
  }
  return {
    cloud: caller.connect(server.account.token),
    core: caller.connect(server.admin.token),
    services,
    provider: server.provider,
  };
};

const document = (number: number): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Sid: `call${number}`, Effect: "Deny", Action: ["s3:GetObject"], Resource: "*" }],
});

/** What a job has made, or tried to make. */
export type Created = (creation: Creation) => void;

/** What callers do, each as a program would: the next step needs the one before. */
const jobs = {
  async newcomer({ cloud, services }: Resources, caller: Caller, number: number, created: Created) {
    const service = services[number % serviceCount] ?? "";
    const username = `user-${number}`;
    const { users } = cloud.objectStorage;
    const user = await caller.call("objectStorage.users.create", (options) =>
      users.create(service, { username }, options),
    );
    created({ kind: "user", of: username, record: user.record, id: user.data?.username });
    if (!user.data) return;
    // nothing but the limit of two would keep a user from having the same key twice
    const key = await caller.call("objectStorage.users.accessKeys.create", (options) =>
      users.accessKeys.create(service, username, {}, options),
    );
    created({ kind: "access key", of: username, record: key.record, id: key.data?.access_key_id });
    await caller.call("objectStorage.users.accessKeys.list", (options) =>
      users.accessKeys.list(service, username, options),
    );
  },
  async policy({ cloud, services }: Resources, caller: Caller, number: number, created: Created) {
    const service = services[number % serviceCount] ?? "";
    const name = `policy-${number}`;
    const { policies } = cloud.objectStorage;
    const policy = await caller.call("objectStorage.policies.create", (options) =>
      policies.create(service, { name, document: document(0) }, options),
    );
    created({ kind: "policy", of: name, record: policy.record, id: policy.data?.name });
    if (!policy.data) return;
    const version = await caller.call("objectStorage.policies.versions.create", (options) =>
      policies.versions.create(service, name, { document: document(number) }, options),
    );
    created({ kind: "policy version", of: name, record: version.record, id: version.data?.version_id });
  },
  async approval({ core }: Resources, caller: Caller, number: number, created: Created) {
    const id = `asking-${number}`;
    const specification = { id, domain: "asking.example.com", https: true };
    const { record, data } = await caller.call("providers.requestApproval", (options) =>
      core.providers.requestApproval({ type: "information", specification }, options),
    );
    // a second time would make this token worthless: the server knows only the hash of the last one
    const token = data?.type === "requires_signature" ? data.token : undefined;
    const hash = token && createHash("sha256").update(token).digest("hex");
    created({ kind: "approval request", of: id, record, id: hash });
  },
  async provider({ core }: Resources, caller: Caller, number: number, created: Created) {
    const id = `provider-${number}`;
    const specification = { id, domain: "provider.example.com", https: true };
    const { record, data } = await caller.call("providers.create", (options) =>
      core.providers.create({ items: [specification] }, options),
    );
    created({ kind: "provider", of: id, record, id: data?.responses[0]?.id });
  },
  async visitor({ cloud, core, provider: { id } }: Resources, caller: Caller) {
    await caller.call("objectStorage.regions.list", (options) => cloud.objectStorage.regions.list(options));
    await caller.call("providers.retrieve", (options) => core.providers.retrieve({ id }, options));
    await caller.call("providers.browse", (options) => core.providers.browse({ itemsPerPage: 10 }, options));
  },
};

/** Making a provider's keys takes the machine as long as a hundred other calls. */
const mix = { newcomer: 0.38, policy: 0.2, approval: 0.21, provider: 0.005, visitor: 0.205 } satisfies Record<
  keyof typeof jobs,
  number
>;

/** The job with a number, which is chosen by chance. */
export const jobOf = (
  chance: number,
): ((resources: Resources, caller: Caller, number: number, created: Created) => Promise<void>) =>
  jobs[pick(mix, chance) ?? "visitor"];
