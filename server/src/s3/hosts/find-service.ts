import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { S3Error } from "../s3-error.js";
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

const byPrefix = async (db: Db, domainPrefix: string, network: string): Promise<string | undefined> => {
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

type CustomDomain = readonly [serviceUuid: string, domainName: string, mode: string];

const customDomain = async (db: Db, name: string): Promise<CustomDomain | undefined> => {
  const [text] = await queryTexts(
    db,
    Prisma.sql`SELECT json_build_array(service_uuid, domain_name, mode)::text FROM storage_custom_domains
      WHERE domain_name = ANY(${endingsOf(name.toLowerCase())}::text[]) ORDER BY length(domain_name) DESC LIMIT 1`,
  );
  return text === undefined ? undefined : (JSON.parse(text) as CustomDomain);
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
      const serviceUuid = await byPrefix(prisma, named.domainPrefix, named.type);
      if (serviceUuid === undefined) throw nobody(host);
      return { serviceUuid, bucket: named.bucket };
    }
    case "other": {
      const [serviceUuid, domainName = "", mode] = (await customDomain(prisma, named.name)) ?? [];
      if (mode === "static-website") throw isWebsite();
      const bucket = named.name.slice(0, -domainName.length - 1);
      return { serviceUuid, bucket: serviceUuid === undefined || bucket === "" ? undefined : bucket };
    }
  }
};
