import {
  type AcceptedDocument,
  decodeDocument,
  normalizedDocument,
  type PolicyDocument,
} from "@concordat/contract/iam";

/** The text of a document as it was sent, decoded. Only what decodes is accepted, so that it can be. */
export const documentAsSent = (accepted: AcceptedDocument): string => decodeDocument(accepted) as string;

/** The text in which the document of a managed policy is kept. */
export const documentToKeep = (accepted: AcceptedDocument<"permissions">): string =>
  normalizedDocument(JSON.parse(documentAsSent(accepted)) as PolicyDocument);
