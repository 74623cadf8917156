import * as z from "zod";
import { mostFaults } from "../faults.js";
import { rememberDocumentKind } from "./document-kind.js";
import { readJsonMembers } from "./json-members.js";
import { iamLimits } from "./limits.js";
import { checkDocument, type DocumentFault, type DocumentKind } from "./policy-document-faults.js";
import type { PolicyDocument, TrustDocument } from "./policy-document-model.js";
import { decodeDocument } from "./policy-document-text.js";

export type { DocumentFault, DocumentKind };

interface DocumentOfKind {
  readonly permissions: PolicyDocument;
  readonly trust: TrustDocument;
}

/** A document as it was understood, or everything that is wrong with it. */
export type DocumentReading<Kind extends DocumentKind = DocumentKind> =
  | {
      readonly document: DocumentOfKind[Kind];
      /** The document as JSON text, decoded and otherwise as it was sent. */
      readonly text: string;
      readonly faults?: undefined;
    }
  | { readonly faults: readonly DocumentFault[] };

/** A character of a document is four bytes at most, and each of them three characters once it is encoded. */
const encodingFactor = 12;

/** How long the text of a document may be as it is sent: room for every document within its limit, however encoded. */
export const longestSentDocument = (kind: DocumentKind): number => iamLimits.document[kind] * encodingFactor;

/** The answer must not grow with a hostile request. */
const longestPath = 200;

const shortened = (path: string): string => (path.length > longestPath ? `${path.slice(0, longestPath)}…` : path);

const parse = (text: string | undefined): { readonly value: unknown } | undefined => {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const refuse = (reason: string): DocumentReading<never> => ({ faults: [{ path: "", reason }] });

/**
 * Reads an IAM document from the text that a client sent: raw JSON, or percent- or form-encoded. It never throws.
 *
 * @param sent the text of the document
 * @param kind `permissions` for managed and inline policies, `trust` for who may take a role on
 */
export const readDocument = <Kind extends DocumentKind>(sent: string, kind: Kind): DocumentReading<Kind> => {
  if (sent.length > longestSentDocument(kind))
    return refuse(`must have at most ${longestSentDocument(kind)} characters as it is sent`);
  const text = decodeDocument(sent);
  const parsed = parse(text);
  if (text === undefined || parsed === undefined) return refuse("must be a JSON document, raw or percent-encoded");
  const limit = iamLimits.document[kind];
  const { isTooLong, repeated } = readJsonMembers(text, limit);
  if (isTooLong) return refuse(`must have at most ${limit} characters without its blanks`);
  const faults: DocumentFault[] = [];
  const report = (path: string, reason: string) => {
    if (faults.length < mostFaults) faults.push({ path: shortened(path), reason });
  };
  for (const path of repeated) report(path, "must not stand twice in one object");
  checkDocument(parsed.value, kind, report);
  return faults.length > 0 ? { faults } : { document: parsed.value as DocumentOfKind[Kind], text };
};

/** A fault in one sentence, which starts with where it is. */
export const explainFault = ({ path, reason }: DocumentFault): string => (path === "" ? reason : `${path} ${reason}`);

/**
 * The text of a document, as it was sent, that `documentText` has read and found right. What keeps documents takes nothing else, so
 * that none can be kept unread.
 */
export type AcceptedDocument<Kind extends DocumentKind = DocumentKind> = Kind extends DocumentKind
  ? string & z.core.$brand<Kind>
  : never;

const encodings = "Raw JSON text, or the same percent- or form-encoded";

/**
 * The member of a request that carries a document.
 *
 * @param kind which rules the document obeys
 * @param description what the document is for, without a full stop
 */
export const documentText = <Kind extends DocumentKind>(
  kind: Kind,
  description: string,
): z.core.$ZodBranded<z.ZodString, Kind> =>
  rememberDocumentKind(
    z
      .string()
      .min(1, { abort: true })
      .max(longestSentDocument(kind), { abort: true })
      .superRefine((sent, context) => {
        const { faults = [] } = readDocument(sent, kind);
        for (const fault of faults) context.addIssue({ code: "custom", message: explainFault(fault) });
      })
      .meta({
        description: `${description}. ${encodings}; decoded and without blanks 1 to ${iamLimits.document[kind]} characters.`,
      }),
    kind,
  ) as z.core.$ZodBranded<z.ZodString, Kind>;
