import { Concordat } from "@concordat/sdk";
import { s3Connection } from "@concordat/sdk/s3";
import type { WebsiteTarget } from "./target.js";

const variable = (name: string): string => {
  const value = process.env[`CONCORDAT_WEBSITE_${name}`];
  if (!value) throw new Error(`CONCORDAT_WEBSITE_${name} is missing. proof/README.md says what it is.`);
  return value;
};

/** The service that `CONCORDAT_WEBSITE_*` name, which may be anybody's. */
export const openRemoteTarget = async (): Promise<WebsiteTarget> => {
  const url = new URL(variable("URL"));
  const serviceUuid = variable("SERVICE");
  const cloud = new Concordat({ baseUrl: variable("API"), credentials: variable("TOKEN") });
  const service = await cloud.objectStorage.services.get(serviceUuid);
  const key = { access_key_id: variable("ACCESS_KEY_ID"), secret_access_key: variable("SECRET_ACCESS_KEY") };
  const endpoint = process.env["CONCORDAT_WEBSITE_S3"];
  const host = process.env["CONCORDAT_WEBSITE_HOST"] ?? url.host;
  return {
    cloud,
    serviceUuid,
    connection: s3Connection(service, key, { endpoint }),
    bucketPrefix: process.env["CONCORDAT_WEBSITE_BUCKETS"] ?? "concordat-website-proof-",
    domains: [process.env["CONCORDAT_WEBSITE_DOMAIN"]],
    routes: [{ name: url.href, url: url.origin, host }],
  };
};
