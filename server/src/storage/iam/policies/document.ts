import { type AcceptedDocument, decodeDocument } from "@concordat/contract/iam";

/** The text of a document as it was sent, decoded. Only what decodes is accepted, so that it can be. */
export const documentAsSent = (accepted: AcceptedDocument): string => decodeDocument(accepted) as string;
