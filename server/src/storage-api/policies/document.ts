import { decodeDocument, normalizedDocument, type PolicyDocument } from "@concordat/contract/object-storage";

/** The text of a document as it was sent, decoded. Only what is a document passes the contract, so that it can be. */
export const documentAsSent = (sent: string): string => decodeDocument(sent) as string;

/** The text in which the document of a managed policy is kept. */
export const documentToKeep = (sent: string): string =>
  normalizedDocument(JSON.parse(documentAsSent(sent)) as PolicyDocument);
