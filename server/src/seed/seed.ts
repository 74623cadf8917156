import type { Bytes } from "../blobs/bytes.js";
import type { ServerContext } from "../context.js";
import { transaction } from "../database/transaction.js";
import { seedDirectory } from "./seed-directory.js";
import { seedObjects } from "./seed-objects.js";
import { type SeededStorage, seedStorage } from "./seed-storage.js";

type SeedContext = Pick<ServerContext, "prisma" | "vault" | "clock" | "configuration">;

/**
 * Fills a server with a believable beginning: people, a project and a provider; in an account two services with buckets, objects,
 * users, policies and a website.
 *
 * @param accountId the account that gets the services
 * @throws StorageError where it has services of these names already
 */
export const seed = async (context: SeedContext, accountId: string, bytes: Bytes): Promise<SeededStorage> => {
  const { prisma: db, configuration, clock, vault } = context;
  // a server finds by itself what is scheduled
  const storageContext = { ...configuration, clock, vault, onScheduled: () => undefined };
  const storage = await transaction(db, (tx) => seedStorage(tx, accountId, storageContext));
  await seedObjects({ db, bytes, now: clock() }, storage.media.uuid);
  await seedDirectory(context);
  return storage;
};
