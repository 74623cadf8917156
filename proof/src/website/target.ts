import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type Concordat, NotFoundError } from "@concordat/sdk";
import { awsSdkSettings, type S3Connection } from "@concordat/sdk/s3";
import type { Route } from "./send-page-request.js";
import type { StoredPage, WebsiteGroup } from "./website-case.js";

/** A service with websites, and how it is reached. */
export interface WebsiteTarget {
  readonly cloud: Concordat;
  readonly serviceUuid: string;
  readonly connection: S3Connection;
  /** Buckets of the suite begin with it. */
  readonly bucketPrefix: string;
  /** Domains to configure: undefined is the service's own. */
  readonly domains: readonly (string | undefined)[];
  readonly routes: readonly Route[];
}

/** A client that sends no type where none is named: the SDK of AWS makes one up. */
const s3Client = (connection: S3Connection): S3Client => {
  const client = new S3Client(awsSdkSettings(connection));
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { request, input } = args as unknown as {
          request: { headers: Record<string, string> };
          input: { ContentType?: string };
        };
        if (commandName === "PutObjectCommand" && input.ContentType === undefined)
          delete request.headers["content-type"];
        return next(args);
      },
    { step: "build", priority: "low" },
  );
  return client;
};

const putPage = (s3: S3Client, Bucket: string, Key: string, page: StoredPage | string) => {
  const { body, type, cacheControl, encoding, language, disposition, expires, redirect }: StoredPage =
    typeof page === "string" ? { body: page } : page;
  return s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: Buffer.from(body),
      ...(type !== undefined && { ContentType: type }),
      ...(cacheControl !== undefined && { CacheControl: cacheControl }),
      ...(encoding !== undefined && { ContentEncoding: encoding }),
      ...(language !== undefined && { ContentLanguage: language }),
      ...(disposition !== undefined && { ContentDisposition: disposition }),
      ...(expires !== undefined && { Expires: new Date(expires) }),
      ...(redirect !== undefined && { WebsiteRedirectLocation: redirect }),
    }),
  );
};

const everybodyReads = {
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::{bucket}/*",
};

const policyOf = (policy: WebsiteGroup["policy"], bucket: string): string | undefined => {
  if (policy === "none") return undefined;
  const Statement = policy === "public" ? [everybodyReads] : policy;
  return JSON.stringify({ Version: "2012-10-17", Statement }).replaceAll("{bucket}", bucket);
};

const fillBucket = async (s3: S3Client, Bucket: string, { objects, policy, cors }: WebsiteGroup): Promise<void> => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  const Policy = policyOf(policy, Bucket);
  if (Policy !== undefined) await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  // the cases have what the API takes
  const CORSRules = cors as unknown as { AllowedMethods: string[]; AllowedOrigins: string[] }[] | undefined;
  if (CORSRules) await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  await Promise.all(Object.entries(objects).map(([key, page]) => putPage(s3, Bucket, key, page)));
};

const emptyBucket = async (s3: S3Client, Bucket: string, { objects }: WebsiteGroup): Promise<void> => {
  const Objects = Object.keys(objects).map((Key) => ({ Key }));
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
};

const ownDomain = async ({ cloud, serviceUuid }: WebsiteTarget): Promise<string> => {
  const { endpoints } = await cloud.objectStorage.services.get(serviceUuid);
  const found = endpoints.find(({ mode }) => mode === "static-website");
  if (!found) throw new Error("The service has no domain for static websites: it needs a public network.");
  return found.domain_name;
};

/** Puts the website of a group in the place of whatever the domains of a target show. */
const configure = async (target: WebsiteTarget, bucket: string, { website }: WebsiteGroup): Promise<void> => {
  const { cloud, serviceUuid, domains } = target;
  const { staticWebsites } = cloud.objectStorage;
  for (const domain of domains) {
    await staticWebsites.delete(serviceUuid, domain ?? (await ownDomain(target))).catch((error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
    });
    if (website === "none") continue;
    const { error_pages = [], ...settings } = website;
    await staticWebsites.create(serviceUuid, {
      ...(domain !== undefined && { domain_name: domain }),
      bucket_name: bucket,
      ...settings,
      error_pages: error_pages.map((page) => ({ ...page })),
    });
  }
};

/** Sets up what the cases of a group need. @returns removes it again */
export const prepareGroup = async (target: WebsiteTarget, group: WebsiteGroup): Promise<() => Promise<void>> => {
  const s3 = s3Client(target.connection);
  const bucket = `${target.bucketPrefix}${group.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  await fillBucket(s3, bucket, group);
  await configure(target, bucket, group);
  return async () => {
    await emptyBucket(s3, bucket, group);
    s3.destroy();
  };
};
