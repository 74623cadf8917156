import * as z from "zod";
import { mostFaults } from "../faults.js";
import { rememberDocumentKind, type SentDocumentKind } from "./document-kind.js";
import { type DocumentFault, type DocumentPath, faultAt } from "./document-path.js";
import { checkTrustWork, checkVariableSearches } from "./document-work.js";
import { readJsonMembers } from "./json-members.js";
import { iamLimits } from "./limits.js";
import { checkDocument, type DocumentKind } from "./policy-document-faults.js";
import type { BucketPolicyDocument, PolicyDocument, TrustDocument } from "./policy-document-model.js";
import { decodeDocument } from "./policy-document-text.js";

export type { DocumentFault, DocumentKind };

/** Who may do what with a bucket. Its `Version` may be absent, and is the older one then. */
export type BucketDocument = Omit<BucketPolicyDocument, "Version"> & Partial<Pick<BucketPolicyDocument, "Version">>;

interface DocumentOfKind {
  readonly permissions: PolicyDocument;
  readonly trust: TrustDocument;
  readonly bucket: BucketDocument;
}

/** A parsed document, or its faults. */
export type DocumentReading<Kind extends DocumentKind = DocumentKind> =
  | {
      readonly document: DocumentOfKind[Kind];
      /** The document as JSON text, decoded and otherwise as sent. */
      readonly text: string;
      readonly faults?: undefined;
    }
  | { readonly faults: readonly DocumentFault[] };

/** A character has at most four bytes, and an encoded byte has three characters. */
const encodingFactor = 12;

/** The longest text of a document as sent: every document within its limit fits, however it is encoded. */
export const longestSentDocument = (kind: DocumentKind): number => iamLimits.document[kind] * encodingFactor;

const parse = (text: string | undefined): { readonly value: unknown } | undefined => {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const refuse = (reason: string): DocumentReading<never> => ({ faults: [faultAt([], reason)] });

/**
 * Parses an IAM document that is stored: raw JSON, or percent- or form-encoded. Unlike `readDocument`, it does not bound the work
 * of documents, as older ones were stored without those limits. It never throws.
 *
 * @param sent the text of the document
 * @param kind `permissions` for managed and inline policies, `trust` for who may assume a role, `bucket` for bucket policies
 */
export const readStoredDocument = <Kind extends DocumentKind>(sent: string, kind: Kind): DocumentReading<Kind> => {
  if (sent.length > longestSentDocument(kind))
    return refuse(`must have at most ${longestSentDocument(kind)} characters as sent`);
  const text = decodeDocument(sent);
  const parsed = parse(text);
  if (text === undefined || parsed === undefined) return refuse("must be a JSON document, raw or percent-encoded");
  const limit = iamLimits.document[kind];
  const { isTooLong, repeated } = readJsonMembers(text, limit);
  if (isTooLong) return refuse(`must have at most ${limit} characters without whitespace`);
  const faults: DocumentFault[] = [];
  const report = (path: DocumentPath, reason: string) => {
    if (faults.length < mostFaults) faults.push(faultAt(path, reason));
  };
  for (const path of repeated) report(path, "must not occur twice in one object");
  checkDocument(parsed.value, kind, report);
  return faults.length > 0 ? { faults } : { document: parsed.value as DocumentOfKind[Kind], text };
};

/**
 * Parses an IAM document from the text that a client sent: raw JSON, or percent- or form-encoded. It never throws.
 *
 * @param sent the text of the document
 * @param kind `permissions` for managed and inline policies, `trust` for who may assume a role, `bucket` for bucket policies
 */
export const readDocument = <Kind extends DocumentKind>(sent: string, kind: Kind): DocumentReading<Kind> => {
  const reading = readStoredDocument(sent, kind);
  if (reading.faults) return reading;
  const faults: DocumentFault[] = [];
  const report = (path: DocumentPath, reason: string) => faults.push(faultAt(path, reason));
  if (kind === "trust") checkTrustWork(reading.document as TrustDocument, report);
  else checkVariableSearches(reading.document as TrustDocument, kind, report);
  return faults.length > 0 ? { faults } : reading;
};

/** A fault in one sentence, which begins with its path. */
export const explainFault = ({ path, reason }: DocumentFault): string => (path === "" ? reason : `${path} ${reason}`);

/**
 * The text of a document as sent, which `documentText` has validated. Code that stores documents takes no other text, so that no
 * document is stored unvalidated.
 */
export type AcceptedDocument<Kind extends SentDocumentKind = SentDocumentKind> = Kind extends SentDocumentKind
  ? string & z.core.$brand<Kind>
  : never;

/** What `iamLimits.trust` allows, in a sentence. */
const workOfTrust = [
  `Its patterns (texts with *, ? or variables) together have at most ${iamLimits.trust.patternCharacters} characters`,
  `a list of patterns and each pattern of an ARN count as at least ${iamLimits.trust.leastPatternCharacters}`,
  `a pattern with a variable and a wildcard other than a final * counts as at least ${iamLimits.trust.leastSearchCharacters}`,
  `it has at most ${iamLimits.trust.conditions} condition keys`,
].join("; ");

/** What `iamLimits` allows of the work of each kind of document, in a sentence. */
const workOf: Readonly<Record<SentDocumentKind, string>> = {
  permissions: `At most ${iamLimits.variableSearches} of its texts have a variable and a wildcard other than a final *`,
  trust: workOfTrust,
};

const encodings = "Raw JSON text, or percent- or form-encoded JSON";

/**
 * The schema of a request member with a document.
 *
 * @param kind the kind of document
 * @param description the purpose of the document, without a full stop
 */
export const documentText = <Kind extends SentDocumentKind>(
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
        description: `${description}. ${encodings}; decoded and without whitespace 1 to ${iamLimits.document[kind]} characters. ${workOf[kind]}.`,
      }),
    kind,
  ) as z.core.$ZodBranded<z.ZodString, Kind>;
