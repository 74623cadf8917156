import type { Prisma, StaticWebsite } from "../../generated/prisma/client.js";

/** A page that is served in place of errors: of one status, or of a range with both ends included. */
export interface ErrorPage {
  /** Path in the bucket, without a slash at the start. */
  readonly document: string;
  readonly statuses: number | { readonly start: number; readonly end: number };
}

/** How a domain shows a bucket. */
export interface WebsiteSettings {
  readonly bucketName: string;
  /** Path in the bucket under which the website lies; empty for the whole bucket. */
  readonly bucketPrefix: string;
  /** Stands for a directory. */
  readonly indexDocument: string;
  /** Whether paths without a file extension are answered with the index document. */
  readonly spaMode: boolean;
  readonly enabled: boolean;
  readonly errorPages: readonly ErrorPage[];
}

/** A website to configure. */
export interface NewWebsite extends WebsiteSettings {
  /** A custom domain of the service; undefined for the one that the system gave to it for websites. */
  readonly domainName: string | undefined;
}

/** The form in which the database keeps a page. */
type StoredErrorPage = { readonly error_document: string } & (
  | { readonly status_code: number; readonly status_range?: undefined }
  | { readonly status_code?: undefined; readonly status_range: { readonly start: number; readonly end: number } }
);

/** The error pages of a website as it is stored. */
export const errorPagesOf = ({ errorPages }: Pick<StaticWebsite, "errorPages">): ErrorPage[] =>
  (errorPages as unknown as readonly StoredErrorPage[]).map((page) => ({
    document: page.error_document,
    statuses: page.status_code ?? page.status_range,
  }));

/** Error pages as they are stored. */
export const storedErrorPages = (pages: readonly ErrorPage[]): Prisma.InputJsonArray =>
  pages.map(({ document, statuses }) => ({
    error_document: document,
    ...(typeof statuses === "number" ? { status_code: statuses } : { status_range: statuses }),
  }));
