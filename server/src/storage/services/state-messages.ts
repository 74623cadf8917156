import type { OperationalState } from "@concordat/contract/object-storage";
import { transaction } from "../../database/transaction.js";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { type AnnouncedDomain, domainMessages } from "./domain-messages.js";

/** Orders are tried again within a day: nobody works any more on those that were due long ago. */
const orderedWithinMs = 2 * 86_400_000;

/** The domains for which an authority issues no certificate. */
const withoutCertificate = async (
  tx: Prisma.TransactionClient,
  customDomains: readonly AnnouncedDomain[],
  now: Date,
): Promise<string[]> => {
  const name = { in: customDomains.map(({ domainName }) => domainName) };
  const dueAt = { gt: new Date(now.getTime() - orderedWithinMs) };
  const failed =
    customDomains.length === 0
      ? []
      : await tx.tlsCertificate.findMany({ where: { name, dueAt, failures: { gt: 0 } }, orderBy: { name: "asc" } });
  return failed.map((row) => row.name);
};

interface Announced {
  readonly uuid: string;
  readonly customDomains: readonly AnnouncedDomain[];
}

/** Tells of custom domains that keep a service in a state, or have no certificate; what is told already stays as it is. */
export const announceDomains = async (
  tx: Prisma.TransactionClient,
  { uuid: serviceUuid, customDomains }: Announced,
  operationalState: OperationalState,
  now: Date,
): Promise<void> => {
  const known = await tx.storageStateMessage.findMany({ where: { serviceUuid } });
  const told = new Map(known.map((row) => [row.code, row]));
  const uncertified = await withoutCertificate(tx, customDomains, now);
  const messages = domainMessages(customDomains, operationalState, uncertified);
  for (const [code, message] of Object.entries(messages)) {
    const before = told.get(code);
    if (message === undefined) {
      if (before) await tx.storageStateMessage.delete({ where: { serviceUuid_code: { serviceUuid, code } } });
    } else if (before?.message !== message || before.operationalState !== operationalState) {
      const said = { message, operationalState, updatedAt: now };
      await tx.storageStateMessage.upsert({
        where: { serviceUuid_code: { serviceUuid, code } },
        create: { serviceUuid, code, ...said, createdAt: now },
        update: said,
      });
    }
  }
};

/** Tells of the certificate of a host, or no more, after it was ordered. Hosts that are no custom domain concern nobody. */
export const announceCertificate = (db: PrismaClient, domainName: string, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const held = await tx.$queryRaw<{ uuid: string }[]>`
      SELECT uuid::text FROM storage_services WHERE deletion_started_at IS NULL AND uuid =
        (SELECT service_uuid FROM storage_custom_domains WHERE domain_name = ${domainName}) FOR NO KEY UPDATE`;
    const uuid = held[0]?.uuid;
    if (uuid === undefined) return;
    const include = { customDomains: { orderBy: { position: "asc" } } } as const;
    const service = await tx.storageService.findUniqueOrThrow({ where: { uuid }, include });
    await announceDomains(tx, service, service.operationalState as OperationalState, now);
  });
