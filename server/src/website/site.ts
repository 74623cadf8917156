import type { Prisma } from "../generated/prisma/client.js";
import type { CorsRule } from "../object-http/cors/cors-rule.js";
import { forMany, readRows } from "../object-store/objects/read-many.js";
import { sharedReads } from "../object-store/objects/shared-reads.js";
import { type ErrorPage, errorPagesOf, type WebsiteSettings } from "../storage/websites/website.js";

/** The host of a website. */
export interface SiteAddress {
  readonly domainName: string;
  /** The service whose own host it is, by the first part of its names: it must have a public network. */
  readonly domainPrefix?: string;
  /** The service that a custom domain leads to. */
  readonly serviceUuid?: string;
}

/** A website, as its host serves it now. */
export interface Site extends WebsiteSettings {
  readonly serviceUuid: string;
  /** The CORS configuration of its bucket. */
  readonly cors: readonly CorsRule[] | undefined;
}

/** What a host leads to. */
export type FoundSite =
  | { readonly kind: "site"; readonly site: Site }
  /** A service that is stopped, or being deleted. */
  | { readonly kind: "out-of-use"; readonly serviceUuid: string }
  /** A service without a website there, or with one that is switched off. */
  | { readonly kind: "not-configured" | "disabled"; readonly serviceUuid: string }
  | { readonly kind: "unknown" };

type Row = [
  serviceUuid: string,
  isUsable: boolean,
  bucketName: string | null,
  bucketPrefix: string,
  indexDocument: string,
  spaMode: boolean,
  enabled: boolean,
  errorPages: Prisma.JsonValue,
  cors: string | null,
];

const siteQuery = ([domainPrefix, serviceUuid, domainName]: readonly [string, string, string]): string => `
  SELECT service.uuid, service.configured_status = 'started' AND service.deletion_started_at IS NULL,
    website.bucket_name, website.bucket_prefix, website.index_document, website.spa_mode, website.enabled, website.error_pages,
    (SELECT configuration.document FROM storage_buckets AS bucket
      JOIN storage_bucket_configurations AS configuration
        ON configuration.bucket_id = bucket.id AND configuration.kind = 'cors'
      WHERE bucket.service_uuid = service.uuid AND bucket.name = website.bucket_name AND bucket.deleted_at IS NULL)
  FROM storage_services AS service
  LEFT JOIN static_websites AS website
    ON website.service_uuid = service.uuid AND website.domain_name = ${domainName}
  WHERE service.uuid = ${serviceUuid} OR service.domain_prefix = ${domainPrefix} AND EXISTS (
    SELECT FROM storage_networks AS network WHERE network.service_uuid = service.uuid AND network.type = 'public')`;

const texts = {
  one: siteQuery(["$1::text", "$2::uuid", "$3::text"]),
  many: forMany(
    { domain_prefix: "text", service_uuid: "uuid", domain_name: "text" },
    siteQuery(["asked.domain_prefix", "asked.service_uuid", "asked.domain_name"]),
  ),
};

const siteOf = (row: Row | undefined): FoundSite => {
  if (!row || row[0] === null) return { kind: "unknown" };
  const [serviceUuid, isUsable, bucketName, bucketPrefix, indexDocument, spaMode, enabled, errorPages, cors] = row;
  if (!isUsable) return { kind: "out-of-use", serviceUuid };
  if (bucketName === null) return { kind: "not-configured", serviceUuid };
  if (!enabled) return { kind: "disabled", serviceUuid };
  const pages: readonly ErrorPage[] = errorPagesOf({ errorPages });
  const rules = cors === null ? undefined : (JSON.parse(cors) as CorsRule[]);
  const settings = { bucketName, bucketPrefix, indexDocument, spaMode, enabled, errorPages: pages };
  return { kind: "site", site: { ...settings, serviceUuid, cors: rules } };
};

const readSites = async (db: Prisma.TransactionClient, asked: readonly SiteAddress[]): Promise<FoundSite[]> => {
  const values = asked.map(({ domainPrefix = null, serviceUuid = null, domainName }) => [
    domainPrefix,
    serviceUuid,
    domainName,
  ]);
  const rows = await readRows<Row>(db, texts, values);
  return asked.map((_, index) => siteOf(rows[index]));
};

/** Reads the website of a host: nothing of it is remembered, so that a change counts at the next request. */
export const findSite = sharedReads(readSites);
