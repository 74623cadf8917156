import { ListObjectsV2Command, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ObjectAccess } from "./s3";

/** One line of a listing: a folder, an object, or a version of one. */
export interface Entry {
  readonly kind: "folder" | "object" | "marker";
  readonly key: string;
  readonly size?: number | undefined;
  readonly modified?: Date | undefined;
  /** Of a version; absent where objects are listed as they are now. */
  readonly versionId?: string | undefined;
  readonly isLatest?: boolean | undefined;
}

interface EntryPage {
  readonly entries: readonly Entry[];
  /** Where the next page begins. */
  readonly next: Cursor | undefined;
}

interface Cursor {
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly version?: string | undefined;
}

export interface Listing {
  readonly bucket: string;
  readonly prefix: string;
  readonly withVersions: boolean;
}

/** Keys come encoded, since XML cannot carry each character. */
const decoded = (text: string | undefined): string => decodeURIComponent((text ?? "").replaceAll("+", " "));

const encoding = { Delimiter: "/", EncodingType: "url", MaxKeys: 1000 } as const;

const currentPage = async (
  { s3 }: ObjectAccess,
  { bucket, prefix }: Listing,
  from: Cursor,
  abortSignal: AbortSignal,
) => {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    Prefix: prefix,
    ContinuationToken: from.token,
    ...encoding,
  });
  const answer = await s3.send(command, { abortSignal });
  const folders = (answer.CommonPrefixes ?? []).map(({ Prefix }): Entry => ({ kind: "folder", key: decoded(Prefix) }));
  const objects = (answer.Contents ?? []).map(
    ({ Key, Size, LastModified }): Entry => ({ kind: "object", key: decoded(Key), size: Size, modified: LastModified }),
  );
  const token = answer.NextContinuationToken;
  return { entries: [...folders, ...objects], next: token === undefined ? undefined : { token } };
};

const versionPage = async (
  { s3 }: ObjectAccess,
  { bucket, prefix }: Listing,
  from: Cursor,
  abortSignal: AbortSignal,
) => {
  const command = new ListObjectVersionsCommand({
    Bucket: bucket,
    Prefix: prefix,
    KeyMarker: from.key,
    VersionIdMarker: from.version,
    ...encoding,
  });
  const answer = await s3.send(command, { abortSignal });
  const folders = (answer.CommonPrefixes ?? []).map(({ Prefix }): Entry => ({ kind: "folder", key: decoded(Prefix) }));
  const versions = (answer.Versions ?? []).map((version): Entry => {
    const { Key, Size, LastModified, VersionId, IsLatest } = version;
    return {
      kind: "object",
      key: decoded(Key),
      size: Size,
      modified: LastModified,
      versionId: VersionId,
      isLatest: IsLatest,
    };
  });
  const markers = (answer.DeleteMarkers ?? []).map(
    ({ Key, LastModified, VersionId, IsLatest }): Entry => ({
      kind: "marker",
      key: decoded(Key),
      modified: LastModified,
      versionId: VersionId,
      isLatest: IsLatest,
    }),
  );
  const inOrder = [...versions, ...markers].sort(
    (a, b) => compare(a.key, b.key) || (b.modified?.getTime() ?? 0) - (a.modified?.getTime() ?? 0),
  );
  const next = answer.IsTruncated
    ? { key: decoded(answer.NextKeyMarker), version: answer.NextVersionIdMarker }
    : undefined;
  return { entries: [...folders, ...inOrder], next };
};

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** A folder, page by page: a thousand entries at a time, and only as far as the reader has come. */
export const listingQuery = (access: ObjectAccess, listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ["objects", access.id, listing.bucket, listing.prefix, listing.withVersions],
    initialPageParam: {} as Cursor,
    queryFn: ({ pageParam, signal }): Promise<EntryPage> =>
      (listing.withVersions ? versionPage : currentPage)(access, listing, pageParam, signal),
    getNextPageParam: ({ next }) => next,
  });
