import type { IncomingMessage } from "node:http";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";

type Db = PrismaClient;

/** The service of a prefix that is reached over a kind of network. */
export const findServiceOfPrefix = async (
  db: Db,
  domainPrefix: string,
  network: string,
): Promise<string | undefined> => {
  const [uuid] = await queryTexts(
    db,
    Prisma.sql`SELECT uuid::text FROM storage_services WHERE domain_prefix = ${domainPrefix} AND EXISTS (
      SELECT FROM storage_networks WHERE service_uuid = uuid AND type = ${network})`,
  );
  return uuid;
};

/** The name itself, and what is left of it without labels at its beginning: a bucket may stand there, and have dots. */
const endingsOf = (name: string): string[] => {
  const labels = name.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
};

/** A domain of a customer's own that leads to a service. */
export interface CustomDomain {
  readonly serviceUuid: string;
  readonly domainName: string;
  readonly mode: string;
}

/** DNS has no longer names: whatever is sent as a host, little is looked up. */
const longestName = 253;

/** The custom domain that a host name is, or lies below. One that DNS must lead here first, and does not yet, is none. */
export const findCustomDomain = async (db: Db, name: string): Promise<CustomDomain | undefined> => {
  if (name.length > longestName) return undefined;
  const [text] = await queryTexts(
    db,
    Prisma.sql`SELECT json_build_array(service_uuid, domain_name, mode)::text FROM storage_custom_domains
      WHERE domain_name = ANY(${endingsOf(name.toLowerCase())}::text[]) AND check_at IS NULL
      ORDER BY length(domain_name) DESC LIMIT 1`,
  );
  if (text === undefined) return undefined;
  const [serviceUuid, domainName, mode] = JSON.parse(text) as [string, string, string];
  return { serviceUuid, domainName, mode };
};

const ofRequests = new WeakMap<IncomingMessage, Promise<CustomDomain | undefined>>();

/** The custom domain that a request goes to. It is looked up once, for whoever decides what serves the request and for that. */
export const customDomainOfRequest = (
  db: Db,
  incoming: IncomingMessage,
  name: string,
): Promise<CustomDomain | undefined> => {
  const known = ofRequests.get(incoming) ?? findCustomDomain(db, name);
  ofRequests.set(incoming, known);
  return known;
};
