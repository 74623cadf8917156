import {
  objectStorageErrors as errors,
  type objectStorage,
  type StaticWebsiteConfig,
  type StaticWebsiteConfigCreate,
} from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Prisma, StaticWebsite } from "../../generated/prisma/client.js";
import { ApiError } from "../../http/api-error.js";
import type { Handlers } from "../../http/handler.js";
import { onlyGiven } from "../../storage/only-given.js";
import { systemDomains } from "../../storage/services/endpoints.js";
import { domainKey, requirePublicNetwork } from "../custom-domains/handlers.js";
import { changeService, findService } from "../in-service.js";
import { invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import { exactTime } from "../timestamps.js";

type StaticWebsiteHandlers = Handlers<typeof objectStorage.staticWebsites, ObjectStorageRequest>;

export const representWebsite = (row: StaticWebsite): StaticWebsiteConfig => ({
  bucket_name: row.bucketName,
  bucket_prefix: row.bucketPrefix,
  created_at: exactTime(row.createdAt),
  domain_name: row.domainName,
  enabled: row.enabled,
  // the database does not keep the order of members
  error_pages: (row.errorPages as StaticWebsiteConfig["error_pages"]).map(
    ({ error_document, status_code, status_range }) => ({
      error_document,
      ...(status_code === undefined ? {} : { status_code }),
      ...(status_range === undefined ? {} : { status_range: { end: status_range.end, start: status_range.start } }),
    }),
  ),
  index_document: row.indexDocument,
  spa_mode: row.spaMode,
  updated_at: exactTime(row.updatedAt),
});

/** In the order of creation; the name decides between those of one moment. */
export const websiteOrder = [
  { createdAt: "asc" },
  { domainName: "asc" },
] satisfies Prisma.StaticWebsiteOrderByWithRelationInput[];

interface Place {
  readonly uuid: string;
  readonly domainPrefix: string;
}

/**
 * The domain that a configuration is for: the service's own static domain when none is named, else a custom one.
 *
 * @param member where the name stands in the request
 * @param unknown what is thrown for a domain that is not attached
 * @throws ApiError `invalidRequest` for a domain that serves the API
 */
const resolveDomain = async (
  tx: Prisma.TransactionClient,
  { configuration }: Pick<ServerContext, "configuration">,
  { uuid: serviceUuid, domainPrefix }: Place,
  named: string | undefined,
  member: string,
  unknown: ApiError,
): Promise<string> => {
  const primary = systemDomains(domainPrefix, configuration.objectsDomain).staticWebsite;
  const domainName = named === undefined ? primary : domainKey(named);
  if (domainName === primary) {
    await requirePublicNetwork(tx, serviceUuid, member);
    return primary;
  }
  const domain = await tx.storageCustomDomain.findUnique({
    where: { serviceUuid_domainName: { serviceUuid, domainName } },
  });
  if (!domain) throw unknown;
  if (domain.mode !== "static-website") throw invalid(member, "The domain must be attached in mode static-website.");
  return domainName;
};

const columnsOf = (body: StaticWebsiteConfigCreate) => ({
  bucketName: body.bucket_name,
  bucketPrefix: body.bucket_prefix,
  indexDocument: body.index_document,
  spaMode: body.spa_mode,
  enabled: body.enabled,
  errorPages: body.error_pages as unknown as Prisma.InputJsonValue,
});

/** Puts websites in the place of all that a service has. */
export const replaceWebsites = async (
  tx: Prisma.TransactionClient,
  context: ServerContext,
  serviceUuid: string,
  websites: readonly StaticWebsiteConfigCreate[],
): Promise<void> => {
  const service = await tx.storageService.findUniqueOrThrow({ where: { uuid: serviceUuid } });
  const before = await tx.staticWebsite.findMany({ where: { serviceUuid } });
  await tx.staticWebsite.deleteMany({ where: { serviceUuid } });
  const now = context.clock();
  const configured = new Set<string>();
  for (const [index, website] of websites.entries()) {
    const member = `static_websites.${index}.domain_name`;
    const unknown = invalid(member, "The domain is not attached to the service.");
    const domainName = await resolveDomain(tx, context, service, website.domain_name, member, unknown);
    // the primary domain can be left out as well as named, which the contract cannot tell apart
    if (configured.has(domainName)) throw invalid(member, "Value must not occur twice.");
    configured.add(domainName);
    const createdAt = before.find((known) => known.domainName === domainName)?.createdAt ?? now;
    await tx.staticWebsite.create({
      data: { serviceUuid, domainName, ...columnsOf(website), createdAt, updatedAt: now },
    });
  }
};

/** Static websites: which bucket a domain shows, and how. */
export const staticWebsiteHandlers = (context: ServerContext): StaticWebsiteHandlers => {
  const { prisma, clock } = context;
  const at = (serviceUuid: string, name: string) => ({
    serviceUuid_domainName: { serviceUuid, domainName: domainKey(name) },
  });
  return {
    create: ({ caller, params: { service_uuid: serviceUuid }, body }) =>
      changeService(context, caller, serviceUuid, async (tx, service) => {
        const domainName = await resolveDomain(tx, context, service, body.domain_name, "domain_name", notFound());
        if (await tx.staticWebsite.findUnique({ where: at(serviceUuid, domainName) }))
          throw new ApiError(errors.conflict);
        const now = clock();
        const data = { serviceUuid, domainName, ...columnsOf(body), createdAt: now, updatedAt: now };
        return representWebsite(await tx.staticWebsite.create({ data }));
      }),

    list: async ({ caller, params: { service_uuid: serviceUuid } }) => {
      await findService(prisma, caller, serviceUuid);
      const rows = await prisma.staticWebsite.findMany({ where: { serviceUuid }, orderBy: websiteOrder });
      return rows.map(representWebsite);
    },

    get: async ({ caller, params: { service_uuid: serviceUuid, domain_name: name } }) => {
      await findService(prisma, caller, serviceUuid);
      const row = await prisma.staticWebsite.findUnique({ where: at(serviceUuid, name) });
      if (!row) throw notFound();
      return representWebsite(row);
    },

    modify: ({ caller, params: { service_uuid: serviceUuid, domain_name: name }, body }) =>
      changeService(context, caller, serviceUuid, async (tx) => {
        const row = await tx.staticWebsite.findUnique({ where: at(serviceUuid, name) });
        if (!row) throw notFound();
        const data = {
          ...onlyGiven({
            bucketName: body.bucket_name,
            bucketPrefix: body.bucket_prefix,
            indexDocument: body.index_document,
            spaMode: body.spa_mode,
            enabled: body.enabled,
            errorPages: body.error_pages as Prisma.InputJsonValue | undefined,
          }),
          updatedAt: clock(),
        };
        return representWebsite(await tx.staticWebsite.update({ where: at(serviceUuid, name), data }));
      }),

    delete: ({ caller, params: { service_uuid: serviceUuid, domain_name: name } }) =>
      changeService(context, caller, serviceUuid, async (tx) => {
        const { count } = await tx.staticWebsite.deleteMany({ where: { serviceUuid, domainName: domainKey(name) } });
        if (count === 0) throw notFound();
      }),
  };
};
