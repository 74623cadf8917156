import type { Command } from "commander";
import { openBytes } from "../../blobs/open-bytes.js";
import { createLog } from "../../log.js";
import type { SeededStorage } from "../../seed/seed-storage.js";
import { StorageError } from "../../storage/storage-error.js";
import { createVault } from "../../vault/vault.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { type Session, withDatabase } from "../session.js";
import { requireMasterKeys } from "./master-keys.js";

interface SeedOptions extends GlobalOptions {
  readonly account?: string;
}

const accountId = async ({ prisma }: Session, username: string | undefined): Promise<string> => {
  const where = username === undefined ? {} : { username };
  const account = await prisma.account.findFirst({ where, orderBy: { createdAt: "asc" } });
  if (account) return account.id;
  throw new CommandError(
    username === undefined
      ? 'There is no account yet: "concordat start" makes the first one.'
      : `There is no account "${username}": "concordat account list" shows which there are.`,
  );
};

const seedAccount = async (io: Io, session: Session, username: string | undefined): Promise<SeededStorage> => {
  const { configuration, prisma } = session;
  const vault = createVault(...(await requireMasterKeys(configuration, "to seal the keys with")));
  const log = createLog(configuration, { write: (line) => io.stderr(line) });
  const opened = openBytes({ configuration, prisma, vault, log });
  const { seed } = await import("../../seed/seed.js");
  try {
    const context = { configuration, prisma, vault, clock: () => new Date() };
    return await seed(context, await accountId(session, username), opened.bytes);
  } catch (error) {
    if (error instanceof StorageError) throw new CommandError(`Nothing was added. ${error.message}`, { cause: error });
    throw error;
  } finally {
    opened.close();
  }
};

const textOf = ({ media, backups, key }: SeededStorage): string =>
  [
    `The services ${media.name} and ${backups.name} were added, with buckets, objects, users, policies and a website.`,
    `A key of the user ${key.username} of ${media.name}, shown only now:`,
    "",
    `AWS_ACCESS_KEY_ID=${key.accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${key.secretAccessKey}`,
  ].join("\n");

/** `concordat seed`: something to look at. */
export const addSeedCommand = (program: Command, io: Io): void => {
  program
    .command("seed")
    .description("add services with buckets, objects, users and policies, people, a project and a provider to look at")
    .option("--account <username>", "the account that gets the services (default: the oldest)")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SeedOptions>();
      const seeded = await withDatabase(io, (session) => seedAccount(io, session, options.account));
      answer(io, options, seeded, textOf(seeded));
    });
};
