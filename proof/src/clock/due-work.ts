import { transaction } from "../../../server/src/database/transaction.js";
import { owe } from "../../../server/src/ucloud/provider-calls/owe.js";
import type { Ground } from "./ground.js";

/** Work that was given to the servers. */
export interface Given {
  readonly name: string;
  /** Whether it is done. */
  done(): Promise<boolean>;
}

const makeService = async (ground: Ground): Promise<string> => {
  const networks = [{ name: "internet", type: "public", family: "IPv4" }];
  const body = { name: ground.fresh(), region: "europe-1", configured_status: "started", networks };
  const made = await ground.send("/1.3/object-storage-2", { bearer: ground.bearers.account, body });
  return (made.body as { uuid: string }).uuid;
};

/** Every kind of work that the servers do later. */
export const works: readonly ((ground: Ground) => Promise<Given>)[] = [
  async (ground) => {
    const uuid = await makeService(ground);
    const { prisma } = ground.core.context;
    const state = async () => (await prisma.storageService.findUniqueOrThrow({ where: { uuid } })).operationalState;
    return { name: "a service is set up", done: async () => (await state()) === "running" };
  },
  async (ground) => {
    const [serviceUuid, name] = [await makeService(ground), ground.fresh()];
    const { bearer, path } = {
      bearer: ground.bearers.account,
      path: `/1.3/object-storage-2/${serviceUuid}/buckets`,
    };
    await ground.send(path, { bearer, body: { name } });
    await ground.send(`${path}/${name}`, { bearer, method: "DELETE" });
    const { prisma } = ground.core.context;
    const left = () => prisma.storageBucket.count({ where: { serviceUuid, name } });
    return { name: "a deleted bucket goes", done: async () => (await left()) === 0 };
  },
  async (ground) => {
    const { prisma, vault, clock } = ground.core.context;
    const owed = {
      operation: "integrationProvider.welcome",
      provider: "example",
      payload: { token: ground.fresh(), createdProvider: { refreshToken: "r", publicKey: "k" } },
    } as const;
    await transaction(prisma, (tx) => owe(tx, owed, clock(), vault));
    const { token } = owed.payload;
    // those that the provider has refused are made again
    const taken = () => ground.welcomed.filter((one) => one === token).length;
    const done = async () => {
      if (taken() > 1) throw new Error("The provider was called twice.");
      return taken() === 1;
    };
    return { name: "a provider is called", done };
  },
];
