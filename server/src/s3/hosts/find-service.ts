import { S3Error } from "../../aws/s3-error.js";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { readHost } from "./host-name.js";

/** Where a request goes by its host alone. */
export interface HostDestination {
  /** Undefined at plain addresses: the access key decides. */
  readonly serviceUuid: string | undefined;
  /** The bucket that the host names. */
  readonly bucket: string | undefined;
}

type Db = PrismaClient;

/** No service leads there: the names of services that are gone, or lack a network of that kind, are nobody's. */
const nobody = (host: string): S3Error =>
  new S3Error("NoSuchBucket", `No service of object storage is reached at ${host}.`);

const isWebsite = (): S3Error =>
  new S3Error("NotImplemented", "This host serves a static website, which is not implemented. It does not serve S3.");

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
interface CustomDomain {
  readonly serviceUuid: string;
  readonly domainName: string;
  readonly mode: string;
}

/** The custom domain that a host name is, or lies below. */
export const findCustomDomain = async (db: Db, name: string): Promise<CustomDomain | undefined> => {
  const [text] = await queryTexts(
    db,
    Prisma.sql`SELECT json_build_array(service_uuid, domain_name, mode)::text FROM storage_custom_domains
      WHERE domain_name = ANY(${endingsOf(name.toLowerCase())}::text[]) ORDER BY length(domain_name) DESC LIMIT 1`,
  );
  if (text === undefined) return undefined;
  const [serviceUuid, domainName, mode] = JSON.parse(text) as [string, string, string];
  return { serviceUuid, domainName, mode };
};

/**
 * Finds out where a request goes by its host.
 *
 * @throws S3Error `NoSuchBucket` for names of services that there are none of, `NotImplemented` for those of websites
 */
export const findDestination = async (
  { prisma, objectsDomain }: { readonly prisma: Db; readonly objectsDomain: string },
  host: string,
): Promise<HostDestination> => {
  const named = readHost(host, objectsDomain);
  switch (named.kind) {
    case "plain":
      return { serviceUuid: undefined, bucket: named.bucket };
    case "website":
      throw isWebsite();
    case "service": {
      const serviceUuid = await findServiceOfPrefix(prisma, named.domainPrefix, named.type);
      if (serviceUuid === undefined) throw nobody(host);
      return { serviceUuid, bucket: named.bucket };
    }
    case "other": {
      const domain = await findCustomDomain(prisma, named.name);
      if (!domain) return { serviceUuid: undefined, bucket: undefined };
      if (domain.mode === "static-website") throw isWebsite();
      const bucket = named.name.slice(0, -domain.domainName.length - 1);
      return { serviceUuid: domain.serviceUuid, bucket: bucket === "" ? undefined : bucket };
    }
  }
};
