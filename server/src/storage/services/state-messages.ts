import type { OperationalState } from "@concordat/contract/object-storage";
import type { Prisma } from "../../generated/prisma/client.js";

const certificates = "waiting_certificate_issuing";

/** While certificates are made, a message tells for which domains. */
export const announceCertificates = async (
  tx: Prisma.TransactionClient,
  service: { readonly uuid: string; readonly customDomains: readonly { readonly domainName: string }[] },
  state: OperationalState,
  now: Date,
): Promise<void> => {
  if (state !== "setup-tls" || service.customDomains.length === 0) {
    await tx.storageStateMessage.deleteMany({ where: { serviceUuid: service.uuid, code: certificates } });
    return;
  }
  const domains = service.customDomains.map(({ domainName }) => domainName).join(", ");
  const said = { message: `Certificates are being issued for: ${domains}.`, operationalState: state, updatedAt: now };
  const key = { serviceUuid: service.uuid, code: certificates };
  await tx.storageStateMessage.upsert({
    where: { serviceUuid_code: key },
    create: { ...key, ...said, createdAt: now },
    update: said,
  });
};
