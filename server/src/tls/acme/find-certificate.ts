import { createSecureContext, type SecureContext } from "node:tls";
import { LRUCache } from "lru-cache";
import type { ServerContext } from "../../context.js";
import { sealedColumns } from "../../vault/sealed-columns.js";

const remembered = 1000;
/** A certificate that is ordered anew, by whichever server, counts here after this at the latest. */
const rememberedMs = 60_000;
/** So long it is remembered that there is none yet. */
const missedMs = 3_000;

type Found = { readonly context: SecureContext | undefined };

/** Finds certificates that an authority has issued, by exact host names. */
export const createFindCertificate = ({ prisma, vault, log }: Pick<ServerContext, "prisma" | "vault" | "log">) => {
  const known = new LRUCache<string, Promise<Found>>({ max: remembered, ttl: rememberedMs });

  const read = async (name: string): Promise<Found> => {
    const row = await prisma.tlsCertificate.findUnique({ where: { name } });
    if (row?.chain == null || row.keySealed === null) return { context: undefined };
    try {
      const key = vault.open(row.keySealed, sealedColumns.certificateKey.purpose(name));
      return { context: createSecureContext({ cert: row.chain, key }) };
    } catch (error) {
      log.error({ err: error, name }, "a stored certificate cannot be used");
      return { context: undefined };
    }
  };

  return async (name: string): Promise<SecureContext | undefined> => {
    const kept = known.get(name);
    if (kept) return (await kept).context;
    const found = read(name);
    known.set(name, found);
    // a database that is away is asked again next time
    found.catch(() => known.delete(name));
    const { context } = await found;
    if (!context) known.set(name, found, { ttl: missedMs });
    return context;
  };
};
