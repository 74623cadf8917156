import * as z from "zod";
import type { DocumentKind } from "./policy-document-faults.js";

const kinds = z.registry<{ readonly kind: DocumentKind }>();

/** Remembers that the text which a schema reads is an IAM document. */
export const rememberDocumentKind = <Text extends z.ZodType>(schema: Text, kind: DocumentKind): Text => {
  kinds.add(schema, { kind });
  return schema;
};

/** Which kind of IAM document the text is that a schema reads, if it is any. */
export const documentKindOf = (schema: z.core.$ZodType): DocumentKind | undefined => kinds.get(schema)?.kind;
