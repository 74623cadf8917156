import * as z from "zod";
import type { DocumentKind } from "./policy-document-faults.js";

const kinds = z.registry<{ readonly kind: DocumentKind }>();

/** Marks a schema: its text is an IAM document. */
export const rememberDocumentKind = <Text extends z.ZodType>(schema: Text, kind: DocumentKind): Text => {
  kinds.add(schema, { kind });
  return schema;
};

/** The kind of IAM document that a schema's text is; undefined if it is none. */
export const documentKindOf = (schema: z.core.$ZodType): DocumentKind | undefined => kinds.get(schema)?.kind;
