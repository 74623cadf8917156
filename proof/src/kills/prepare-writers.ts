import { type Random, randomFrom } from "../kit/random.js";
import type { ServerConnection } from "./connection.js";
import { killCollections } from "./kill-collections.js";
import { openLedger } from "./ledger.js";
import type { Query } from "./provider-kill-collections.js";
import type { Writer } from "./writer.js";

interface Preparation {
  readonly query: Query;
  readonly random: Random;
  readonly providerPort: number;
  readonly writers: number;
  readonly copies: number;
}

/** Opens the collections, and distributes them among writers. */
export const prepareWriters = async (
  { call }: ServerConnection,
  { query, random, providerPort, writers, copies }: Preparation,
): Promise<Writer[]> => {
  let made = 0;
  // no name is the prefix of another
  const fresh = () => `run${String(++made).padStart(4, "0")}`;
  const service = async () => {
    const networks = [{ name: "internet", type: "public", family: "IPv4" }];
    const body = { name: fresh(), region: "europe-1", configured_status: "started", networks };
    return ((await call({ id: "objectStorage.services.create", body })).body as { uuid: string }).uuid;
  };
  const collections = Array.from({ length: copies }, () =>
    killCollections({ call, fresh, service, query, providerPort, passDeletion: async () => undefined }),
  ).flat();
  const ledgers = await Promise.all(collections.map(openLedger));
  return Array.from({ length: writers }, (_, place) => ({
    ledgers: ledgers.filter((_ledger, index) => index % writers === place),
    random: randomFrom(random(0, 2 ** 31)),
  }));
};
