import * as z from "zod";
import { comparableDomain } from "../custom-domains/domain-name.js";
import { customDomainLimits } from "../custom-domains/model.js";
import { besideOtherFaults, fault, membersOf, uniqueBy } from "../member-rules.js";
import { BucketName, nameLimits } from "../names.js";
import { nullMeans } from "../null-means.js";
import { text } from "../text.js";
import { timestamp } from "../timestamp.js";

export const staticWebsiteLimits = {
  domainName: 255,
  bucketPrefix: 1024,
  indexDocument: 255,
  errorDocument: 255,
  errorPages: 25,
  status: { min: 400, max: 599 },
} as const;

const { status } = staticWebsiteLimits;
const errorStatus = (description: string) =>
  z
    .int()
    .min(status.min)
    .max(status.max)
    .meta({ description: `${description}: ${status.min} to ${status.max}.` });

const checkRange = (range: unknown, context: z.core.$RefinementCtx<unknown>): void => {
  const { start, end } = membersOf(range);
  if (typeof start === "number" && typeof end === "number" && end <= start)
    fault(context, ["end"], "must be greater than start");
};

export const StatusRange = z
  .strictObject({
    start: errorStatus("First status of the range"),
    end: errorStatus("Last status of the range, greater than `start`"),
  })
  .superRefine(checkRange, besideOtherFaults)
  .meta({ id: "StatusRange", description: "A range of HTTP statuses, including both ends." });

const checkStatus = (page: unknown, context: z.core.$RefinementCtx<unknown>): void => {
  const { status_code: code, status_range: range } = membersOf(page);
  if (code === undefined && range === undefined)
    fault(context, ["status_code"], "is required unless status_range is given");
  if (code !== undefined && range !== undefined)
    fault(context, ["status_range"], "must be omitted if status_code is given");
};

export const StaticWebsiteErrorPage = z
  .strictObject({
    error_document: text(staticWebsiteLimits.errorDocument)
      .min(1)
      .regex(/^[^/].*/, "must not start with a slash")
      .meta({
        description: `Path of the page in the bucket, 1 to ${staticWebsiteLimits.errorDocument} characters, without a leading slash.`,
        examples: ["errors/404.html"],
      }),
    status_code: errorStatus("The status that the page is for; instead of `status_range`").optional(),
    status_range: StatusRange.optional().meta({
      description: "The statuses that the page is for; instead of `status_code`.",
    }),
  })
  .superRefine(checkStatus, besideOtherFaults)
  .meta({
    id: "StaticWebsiteErrorPage",
    description: "A page that is served instead of an error: for one status or for a range, not both.",
  });

const prefixDescription = `Path of the website in the bucket, such as \`dist/\`: up to ${staticWebsiteLimits.bucketPrefix} letters, digits, \`/\`, dots, \`-\` and \`_\`. Empty text means the whole bucket.`;
const indexDescription = `Document that is served for a directory: 1 to ${staticWebsiteLimits.indexDocument} letters, digits, \`/\`, dots, \`-\` and \`_\`.`;
const spaDescription =
  "Whether every path without a file extension is answered with the index document, for applications that route in the browser. Null means false.";
const pagesDescription = `Pages that are served instead of errors, up to ${staticWebsiteLimits.errorPages}.`;

const bucketName = BucketName.meta({
  description: `Bucket with the website, up to ${nameLimits.bucket} characters. Its objects must be publicly readable.`,
  examples: ["homepage"],
});
const bucketPrefix = z
  .string()
  .max(staticWebsiteLimits.bucketPrefix)
  .regex(/^[a-zA-Z0-9/.\-_]*$/, "must contain only letters, digits, slashes, dots, - and _");
const indexDocument = z
  .string()
  .min(1)
  .max(staticWebsiteLimits.indexDocument)
  .regex(/^[a-zA-Z0-9/.\-_]+$/, "must contain only letters, digits, slashes, dots, - and _");
const spaMode = nullMeans(z.boolean(), () => false);
const errorPages = z.array(StaticWebsiteErrorPage).max(staticWebsiteLimits.errorPages);

export const StaticWebsiteConfigCreate = z
  .strictObject({
    domain_name: z
      .string()
      .min(1)
      .max(staticWebsiteLimits.domainName)
      .optional()
      .meta({
        description:
          "An attached custom domain in mode `static-website`. If omitted, the configuration is for the service's own domain for static websites.",
        examples: ["www.example.com"],
      }),
    bucket_name: bucketName,
    bucket_prefix: bucketPrefix.default("").meta({ description: prefixDescription, examples: ["dist/"] }),
    index_document: indexDocument
      .default("index.html")
      .meta({ description: indexDescription, examples: ["index.html"] }),
    spa_mode: spaMode.default(false).meta({ description: spaDescription }),
    enabled: z.boolean().default(true).meta({ description: "Whether the domain serves the website." }),
    error_pages: errorPages.default([]).meta({ description: pagesDescription }),
  })
  .meta({ id: "StaticWebsiteConfigCreate", description: "A static website to configure." });
export type StaticWebsiteConfigCreate = z.output<typeof StaticWebsiteConfigCreate>;

/** The key of the domain that is meant if none is named: it too can occur only once. */
const primaryDomain = Symbol("primary static domain");

/** One for each custom domain, and one for the domain of the system. */
const mostWebsites = customDomainLimits.perService + 1;

/** All static websites of a service, in the body of the service. */
export const staticWebsiteList = z
  .array(StaticWebsiteConfigCreate)
  .max(mostWebsites)
  .superRefine(
    uniqueBy("domain_name", (name) => comparableDomain(name) ?? primaryDomain),
    besideOtherFaults,
  );

export const StaticWebsiteConfigModify = z
  .strictObject({
    bucket_name: bucketName.optional(),
    bucket_prefix: bucketPrefix.optional().meta({ description: prefixDescription, examples: ["dist/"] }),
    index_document: indexDocument.optional().meta({ description: indexDescription, examples: ["index.html"] }),
    spa_mode: spaMode.optional().meta({ description: spaDescription }),
    enabled: z.boolean().optional().meta({ description: "Whether the domain serves the website." }),
    error_pages: errorPages.optional().meta({ description: `${pagesDescription} They replace all existing ones.` }),
  })
  .meta({
    id: "StaticWebsiteConfigModify",
    description: "A change of a static website (JSON Merge Patch). Its domain cannot change.",
  });
export type StaticWebsiteConfigModify = z.output<typeof StaticWebsiteConfigModify>;

export const StaticWebsiteConfig = z
  .object({
    domain_name: z.string().meta({
      description: "Domain that serves the website.",
      examples: ["k3v9a-static.upcloudobjects.com"],
    }),
    bucket_name: z.string().meta({ description: "Bucket with the website.", examples: ["homepage"] }),
    bucket_prefix: z.string().meta({
      description: "Path of the website in the bucket; empty for the whole bucket.",
      examples: ["dist/"],
    }),
    index_document: z
      .string()
      .meta({ description: "Document that is served for a directory.", examples: ["index.html"] }),
    spa_mode: z
      .boolean()
      .meta({ description: "Whether every path without a file extension is answered with the index document." }),
    enabled: z.boolean().meta({ description: "Whether the domain serves the website." }),
    error_pages: z.array(StaticWebsiteErrorPage).meta({ description: "Pages that are served instead of errors." }),
    created_at: timestamp("When the website was configured"),
    updated_at: timestamp("When the configuration last changed"),
  })
  .meta({ id: "StaticWebsiteConfig", description: "What a domain serves as a static website." });
export type StaticWebsiteConfig = z.output<typeof StaticWebsiteConfig>;

export const StaticWebsiteConfigList = z
  .array(StaticWebsiteConfig)
  .meta({ id: "StaticWebsiteConfigList", description: "All static websites of a service." });
