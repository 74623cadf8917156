import type { PrismaClient } from "../../generated/prisma/client.js";

/** Names that end so are no authority's business. */
const localNames = /(?:^|\.)(?:localhost|local|internal|test|invalid|example)$/;

/** Whether an authority could issue a certificate for a name. */
export const isPublicName = (name: string): boolean => name.includes(".") && !localNames.test(name);

/**
 * Sees that a certificate is ordered for each of some names, as soon as somebody works on that.
 *
 * @returns how many of them are new
 */
export const wantCertificates = async (db: PrismaClient, names: readonly string[], now: Date): Promise<number> => {
  const data = [...new Set(names)].filter(isPublicName).map((name) => ({ name, dueAt: now, createdAt: now }));
  if (data.length === 0) return 0;
  const { count } = await db.tlsCertificate.createMany({ data, skipDuplicates: true });
  return count;
};

/** Wants certificates for all custom domains that are in use, of which so many are looked at in one round. */
export const wantCertificatesOfDomains = async (db: PrismaClient, now: Date, limit = 100): Promise<number> => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT domain_name AS name FROM storage_custom_domains AS domain
    WHERE check_at IS NULL AND NOT EXISTS (SELECT FROM tls_certificates WHERE name = domain.domain_name) ORDER BY 1 LIMIT ${limit}`;
  return wantCertificates(
    db,
    rows.map(({ name }) => name),
    now,
  );
};
