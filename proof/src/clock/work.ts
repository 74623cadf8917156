import { transaction } from "../../../server/src/database/transaction.js";
import { scheduleDelivery } from "../../../server/src/ucloud/provider-calls/schedule-delivery.js";
import type { ClockFixture } from "./fixture.js";

/** Work that the servers have to do. */
export interface WorkItem {
  readonly name: string;
  /** Whether it is done. */
  done(): Promise<boolean>;
}

const makeService = async (fixture: ClockFixture): Promise<string> => {
  const networks = [{ name: "internet", type: "public", family: "IPv4" }];
  const body = { name: fixture.fresh(), region: "europe-1", configured_status: "started", networks };
  const made = await fixture.send("/1.3/object-storage-2", { bearer: fixture.bearers.account, body });
  return (made.body as { uuid: string }).uuid;
};

/** Every kind of work that servers do after the request. */
export const workKinds: readonly ((fixture: ClockFixture) => Promise<WorkItem>)[] = [
  async (fixture) => {
    const uuid = await makeService(fixture);
    const { prisma } = fixture.core.context;
    const state = async () => (await prisma.storageService.findUniqueOrThrow({ where: { uuid } })).operationalState;
    return { name: "a service is set up", done: async () => (await state()) === "running" };
  },
  async (fixture) => {
    const [serviceUuid, name] = [await makeService(fixture), fixture.fresh()];
    const { bearer, path } = {
      bearer: fixture.bearers.account,
      path: `/1.3/object-storage-2/${serviceUuid}/buckets`,
    };
    await fixture.send(path, { bearer, body: { name } });
    await fixture.send(`${path}/${name}`, { bearer, method: "DELETE" });
    const { prisma } = fixture.core.context;
    const left = () => prisma.storageBucket.count({ where: { serviceUuid, name } });
    return { name: "a deleted bucket goes", done: async () => (await left()) === 0 };
  },
  async (fixture) => {
    const { prisma, vault, clock } = fixture.core.context;
    const delivery = {
      operation: "integrationProvider.welcome",
      provider: "example",
      payload: { token: fixture.fresh(), createdProvider: { refreshToken: "r", publicKey: "k" } },
    } as const;
    await transaction(prisma, (tx) => scheduleDelivery(tx, delivery, clock(), vault));
    const { token } = delivery.payload;
    // those that the provider has refused are made again
    const taken = () => fixture.welcomed.filter((one) => one === token).length;
    const done = async () => {
      if (taken() > 1) throw new Error("The provider was called twice.");
      return taken() === 1;
    };
    return { name: "a provider is called", done };
  },
];
