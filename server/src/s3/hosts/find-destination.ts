import type { IncomingMessage } from "node:http";
import { S3Error } from "../../aws/s3-error.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { customDomainOfRequest, findServiceOfPrefix } from "../../object-http/hosts/find-service.js";
import { readHost } from "../../object-http/hosts/host-name.js";

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

/** Where websites are served, they are served before S3 sees the request. */
const isWebsite = (): S3Error =>
  new S3Error("NotImplemented", "This host is for a static website. It does not serve S3.");

/**
 * Finds out where a request goes by its host.
 *
 * @throws S3Error `NoSuchBucket` for names of services that there are none of, `NotImplemented` for those of websites
 */
export const findDestination = async (
  { prisma, objectsDomain }: { readonly prisma: Db; readonly objectsDomain: string },
  { incoming, host }: { readonly incoming: IncomingMessage; readonly host: string },
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
      const domain = await customDomainOfRequest(prisma, incoming, named.name);
      if (!domain) return { serviceUuid: undefined, bucket: undefined };
      if (domain.mode === "static-website") throw isWebsite();
      const bucket = named.name.slice(0, -domain.domainName.length - 1);
      return { serviceUuid: domain.serviceUuid, bucket: bucket === "" ? undefined : bucket };
    }
  }
};
