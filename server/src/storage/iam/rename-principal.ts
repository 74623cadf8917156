import { type DocumentKind, namespaceOf, readPrincipalName, readStoredDocument } from "@concordat/contract/iam";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import { refusedValue } from "../storage-error.js";

/** A user of a service whose name changes. */
export interface Renaming {
  readonly serviceUuid: string;
  readonly from: string;
  readonly to: string;
}

type Members = Readonly<Record<string, unknown>>;

const mapTexts = (value: unknown, map: (text: string) => string): unknown => {
  if (typeof value === "string") return map(value);
  return Array.isArray(value) ? value.map((item) => mapTexts(item, map)) : value;
};

/** The new text of a principal, if it names the user; a name without a namespace is one of the document's own account. */
const renamedText =
  ({ serviceUuid, from, to }: Renaming) =>
  (text: string): string => {
    const name = readPrincipalName(text);
    const isMeant =
      name?.kind === "user" &&
      name.name === from &&
      (name.namespace ?? namespaceOf(serviceUuid)) === namespaceOf(serviceUuid);
    return isMeant ? text.slice(0, -from.length) + to : text;
  };

const renamedPrincipal = (principal: unknown, rename: (text: string) => string): unknown => {
  if (typeof principal !== "object" || principal === null || !("AWS" in principal)) return principal;
  return { ...principal, AWS: mapTexts(principal.AWS, rename) };
};

const renamedStatement = (statement: Members, rename: (text: string) => string): Members =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [
      name,
      name === "Principal" || name === "NotPrincipal" ? renamedPrincipal(value, rename) : value,
    ]),
  );

/** The document with the new name of the user wherever it names the old one as a principal. */
const renamedDocument = (text: string, renaming: Renaming): string => {
  const document = JSON.parse(text) as Members & { readonly Statement: Members | readonly Members[] };
  const rename = renamedText(renaming);
  const each = (statement: Members) => renamedStatement(statement, rename);
  const { Statement } = document;
  const renamed = {
    ...document,
    Statement: Array.isArray(Statement) ? Statement.map(each) : each(Statement as Members),
  };
  // compared without whitespace: a document that names somebody else stays as it was put
  return JSON.stringify(renamed) === JSON.stringify(document) ? text : JSON.stringify(renamed);
};

/** So many documents are in memory at a time. */
const mostAtOnce = 50;

/** Where documents are that name principals. */
interface Place {
  readonly kind: DocumentKind;
  /** Selects JSON of `id` and `document`, from an id on. */
  readonly select: (renaming: Renaming, after: string | undefined) => Prisma.Sql;
  readonly update: (id: string, document: string) => Prisma.Sql;
}

const places: readonly Place[] = [
  {
    kind: "bucket",
    select: ({ serviceUuid, from }, after) => Prisma.sql`
      SELECT json_build_object('id', policy.bucket_id::text, 'document', policy.document)::text
      FROM storage_bucket_policies AS policy JOIN storage_buckets AS bucket ON bucket.id = policy.bucket_id
      WHERE bucket.service_uuid = ${serviceUuid}::uuid AND position(${from} IN policy.document) > 0
        AND policy.bucket_id > ${after ?? "-1"}::bigint
      ORDER BY policy.bucket_id LIMIT ${mostAtOnce}::int`,
    update: (id, document) =>
      Prisma.sql`UPDATE storage_bucket_policies SET document = ${document} WHERE bucket_id = ${id}::bigint`,
  },
  {
    kind: "trust",
    select: ({ serviceUuid, from }, after) => Prisma.sql`
      SELECT json_build_object('id', id::text, 'document', trust_document)::text FROM iam_roles
      WHERE service_uuid = ${serviceUuid}::uuid AND position(${from} IN trust_document) > 0
        AND id > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid
      ORDER BY id LIMIT ${mostAtOnce}::int`,
    update: (id, document) => Prisma.sql`UPDATE iam_roles SET trust_document = ${document} WHERE id = ${id}::uuid`,
  },
];

/**
 * Gives a user its new name in the bucket policies and trust documents of its service that name it as a principal, as AWS does.
 * Documents of other services keep the old name.
 *
 * @throws StorageError `LimitExceeded` for `username`, where a document would become too long
 */
export const renamePrincipal = async (tx: Prisma.TransactionClient, renaming: Renaming): Promise<void> => {
  for (const { kind, select, update } of places) {
    let after: string | undefined;
    for (;;) {
      const rows = (await queryTexts(tx, select(renaming, after))).map(
        (row) => JSON.parse(row) as { readonly id: string; readonly document: string },
      );
      for (const { id, document } of rows) {
        const renamed = renamedDocument(document, renaming);
        if (renamed === document) continue;
        if (readStoredDocument(renamed, kind).faults && !readStoredDocument(document, kind).faults)
          throw refusedValue("LimitExceeded", "username", "A policy that names the user would become too long.");
        await tx.$executeRaw(update(id, renamed));
      }
      if (rows.length < mostAtOnce) break;
      after = rows.at(-1)?.id;
    }
  }
};
