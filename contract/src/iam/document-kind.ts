import * as z from "zod";
import type { DocumentKind } from "./policy-document-faults.js";

/** The kinds of documents that the control plane accepts. */
export type SentDocumentKind = Exclude<DocumentKind, "bucket">;

const kinds = z.registry<{ readonly kind: SentDocumentKind }>();

/** Marks a schema: its text is an IAM document. */
export const rememberDocumentKind = <Text extends z.ZodType>(schema: Text, kind: SentDocumentKind): Text => {
  kinds.add(schema, { kind });
  return schema;
};

/** The kind of IAM document that a schema's text is; undefined if it is none. */
export const documentKindOf = (schema: z.core.$ZodType): SentDocumentKind | undefined => kinds.get(schema)?.kind;
