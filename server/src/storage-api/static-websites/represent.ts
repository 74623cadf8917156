import type {
  StaticWebsiteConfig,
  StaticWebsiteConfigCreate,
  StaticWebsiteConfigModify,
} from "@concordat/contract/object-storage";
import type { StaticWebsite } from "../../generated/prisma/client.js";
import type { WebsiteChange } from "../../storage/websites/change.js";
import { type ErrorPage, errorPagesOf, type NewWebsite } from "../../storage/websites/website.js";
import { exactTime } from "../timestamps.js";

type ErrorPageBody = StaticWebsiteConfig["error_pages"][number];

/** The contract lets either member through, and only one. */
const readErrorPage = ({ error_document: document, status_code, status_range }: ErrorPageBody): ErrorPage => ({
  document,
  statuses: status_code ?? (status_range as NonNullable<typeof status_range>),
});

const representErrorPage = ({ document, statuses }: ErrorPage): ErrorPageBody => ({
  error_document: document,
  ...(typeof statuses === "number"
    ? { status_code: statuses }
    : { status_range: { end: statuses.end, start: statuses.start } }),
});

/** A website as a body gives it. */
export const readWebsite = (body: StaticWebsiteConfigCreate): NewWebsite => ({
  domainName: body.domain_name,
  bucketName: body.bucket_name,
  bucketPrefix: body.bucket_prefix,
  indexDocument: body.index_document,
  spaMode: body.spa_mode,
  enabled: body.enabled,
  errorPages: body.error_pages.map(readErrorPage),
});

/** A change of a website as a body gives it. */
export const readWebsiteChange = (body: StaticWebsiteConfigModify): WebsiteChange => ({
  bucketName: body.bucket_name,
  bucketPrefix: body.bucket_prefix,
  indexDocument: body.index_document,
  spaMode: body.spa_mode,
  enabled: body.enabled,
  errorPages: body.error_pages?.map(readErrorPage),
});

/** A website. Members stand in alphabetical order, as the vendor sends them. */
export const representWebsite = (row: StaticWebsite): StaticWebsiteConfig => ({
  bucket_name: row.bucketName,
  bucket_prefix: row.bucketPrefix,
  created_at: exactTime(row.createdAt),
  domain_name: row.domainName,
  enabled: row.enabled,
  error_pages: errorPagesOf(row).map(representErrorPage),
  index_document: row.indexDocument,
  spa_mode: row.spaMode,
  updated_at: exactTime(row.updatedAt),
});
