import type { IncomingHttpHeaders } from "node:http";

/** Headers of an object that its copy has, too. */
const contentHeaders = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-language",
  "expires",
  "x-amz-website-redirect-location",
] as const;

const metadata = "x-amz-meta-";

/** What the copy of an object is stored with: its type, its other content headers, and its metadata. */
export const travellingHeaders = (headers: IncomingHttpHeaders): Record<string, string> => {
  const travelling: Record<string, string> = {};
  for (const name of contentHeaders) {
    const value = headers[name];
    if (typeof value === "string" && value !== "") travelling[name] = value;
  }
  // some storages answer how a client once sent the bytes
  const encodings = (headers["content-encoding"] ?? "").split(",").map((encoding) => encoding.trim());
  const kept = encodings.filter((encoding) => encoding !== "" && encoding !== "aws-chunked");
  if (kept.length > 0) travelling["content-encoding"] = kept.join(",");
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(metadata) && name.length > metadata.length) travelling[name] = String(value);
  }
  return travelling;
};

const checksums = ["crc64nvme", "crc32c", "crc32", "sha256", "sha1"].map((name) => `x-amz-checksum-${name}`);

/** The checksums of the bytes of a whole object, by the names of their headers. */
export const wholeChecksums = (headers: IncomingHttpHeaders): Record<string, string> => {
  if (headers["x-amz-checksum-type"] === "COMPOSITE") return {};
  const told = checksums.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" && /^[A-Za-z0-9+/]{6,44}={0,2}$/.test(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(told);
};
