import type { ServerContext } from "../../context.js";
import type { CertifiedNames, FindIssued } from "../certificates.js";
import { createFindCertificate } from "./find-certificate.js";
import { wantCertificates } from "./wanted-names.js";

/**
 * Finds certificates that an authority has issued, and has one ordered for a host that leads to a service and has none yet. Until it
 * is there, the caller gets another certificate.
 *
 * @param namesOf which hosts lead to services. Hosts of buckets get none: their names are anybody's, and many
 */
export const createFindIssued = (
  context: Pick<ServerContext, "prisma" | "vault" | "log" | "clock">,
  namesOf: CertifiedNames,
): FindIssued => {
  const find = createFindCertificate(context);
  return async (host) => {
    const name = host.toLowerCase();
    const found = await find(name);
    if (found) return found;
    if ((await namesOf(name))?.[0] === name) await wantCertificates(context.prisma, [name], context.clock());
    return undefined;
  };
};
