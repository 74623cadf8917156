import { findRows, rowsOf } from "../../../database/rows.js";
import { Prisma, type PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { attachmentsArgs } from "../attachments/attachment.js";
import { namedPolicySelect } from "../policies/named-policy.js";
import { policyInclude } from "../policies/policy.js";
import { tagsArgs } from "../tags/tag.js";

const inlinePolicies = { select: { name: true, document: true }, orderBy: { name: "asc" } } as const;
const boundary = { select: namedPolicySelect } as const;

const users = rowsOf("IamUser", {
  include: {
    attachments: attachmentsArgs,
    inlinePolicies,
    boundary,
    tags: tagsArgs,
    memberships: { select: { group: { select: { name: true } } }, orderBy: { groupId: "asc" } },
  },
});
const groups = rowsOf("IamGroup", { include: { attachments: attachmentsArgs, inlinePolicies } });
const roles = rowsOf("IamRole", {
  include: { attachments: attachmentsArgs, inlinePolicies, boundary, tags: tagsArgs },
});

/** So many are read at a time, with all their documents. */
const atOnce = 10;

/** Documents of so many characters end a page. */
const mostCharacters = 1024 * 1024;

/** Which identities and policies of an account to show. */
interface Chunk {
  readonly serviceUuid: string;
  /** The name behind which it begins; empty for the first one. */
  readonly after: string;
  readonly count: number;
}

const inService = ({ serviceUuid, after, count }: Chunk, name: "username" | "name"): Prisma.Sql =>
  Prisma.sql`WHERE service_uuid = ${serviceUuid}::uuid AND ${Prisma.raw(name)} > ${after}
    ORDER BY ${Prisma.raw(name)} LIMIT ${count}::int`;

const readPolicies = (db: PrismaClient, { serviceUuid, after, count }: Chunk, system: boolean) =>
  db.iamPolicy.findMany({
    where: { serviceUuid, system, name: { gt: after } },
    include: { ...policyInclude, versions: { orderBy: { number: "desc" } } },
    orderBy: { name: "asc" },
    take: count,
  });

const readers = {
  user: (db: PrismaClient, chunk: Chunk) => findRows(db, users, inService(chunk, "username")),
  group: (db: PrismaClient, chunk: Chunk) => findRows(db, groups, inService(chunk, "name")),
  role: (db: PrismaClient, chunk: Chunk) => findRows(db, roles, inService(chunk, "name")),
  "own-policy": (db: PrismaClient, chunk: Chunk) => readPolicies(db, chunk, false),
  "system-policy": (db: PrismaClient, chunk: Chunk) => readPolicies(db, chunk, true),
};

/** The kinds of what an account has, in the order in which they are shown. */
export const detailKinds = ["user", "group", "role", "own-policy", "system-policy"] as const;
export type DetailKind = (typeof detailKinds)[number];

type RowOf<Kind extends DetailKind> = Awaited<ReturnType<(typeof readers)[Kind]>>[number];

/** An identity or policy with all that belongs to it, of the service that it is in. */
export type Detail = { readonly [Kind in DetailKind]: { readonly kind: Kind; readonly row: RowOf<Kind> } }[DetailKind];

/** The last one before a page. */
export interface DetailCursor {
  readonly kind: DetailKind;
  readonly name: string;
}

/** The name that a detail is listed by. */
export const nameOfDetail = ({ kind, row }: Detail): string => (kind === "user" ? row.username : row.name);

const charactersOf = (detail: Detail): number => {
  const { kind, row } = detail;
  const documents =
    kind === "own-policy" || kind === "system-policy" ? row.versions : (row as RowOf<"group">).inlinePolicies;
  const trust = kind === "role" ? row.trustDocument.length : 0;
  return documents.reduce((sum, { document }) => sum + document.length, trust);
};

const readChunk = async (db: PrismaClient, kind: DetailKind, chunk: Chunk): Promise<readonly Detail[]> =>
  (await readers[kind](db, chunk)).map((row) => ({ kind, row }) as Detail);

/** Which details to show, and how many. */
export interface DetailPage {
  readonly kinds: ReadonlySet<DetailKind>;
  readonly after: DetailCursor | undefined;
  readonly limit: number;
}

/**
 * Reads a page of what an account has, with all documents. It ends early where these are many: no more than a megabyte of them and
 * a few identities are in memory.
 *
 * @returns the details, and whether there are more
 * @throws StorageError `NotFound`
 */
export const listDetails = async (
  db: PrismaClient,
  service: ServiceRef,
  { kinds, after, limit }: DetailPage,
): Promise<{ readonly details: readonly Detail[]; readonly isTruncated: boolean }> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const details: Detail[] = [];
  let characters = 0;
  const first = after ? detailKinds.indexOf(after.kind) : 0;
  for (const kind of detailKinds.slice(first)) {
    if (!kinds.has(kind)) continue;
    let name = kind === after?.kind ? after.name : "";
    for (;;) {
      const found = await readChunk(db, kind, { serviceUuid, after: name, count: atOnce });
      for (const detail of found) {
        if (details.length >= limit || characters >= mostCharacters) return { details, isTruncated: true };
        details.push(detail);
        characters += charactersOf(detail);
        name = nameOfDetail(detail);
      }
      if (found.length < atOnce) break;
    }
  }
  return { details, isTruncated: false };
};
