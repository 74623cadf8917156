import {
  type AcceptedDocument,
  documentText,
  type PolicyDocument,
  type SentDocumentKind,
} from "@concordat/contract/iam";

const accept = <Kind extends SentDocumentKind>(kind: Kind, document: object): AcceptedDocument<Kind> =>
  documentText(kind, "Of a test").parse(JSON.stringify(document)) as AcceptedDocument<Kind>;

/** A permission document with these statements, as an edge hands it to the domain. */
export const permissionsOf = (...Statement: Extract<PolicyDocument["Statement"], readonly unknown[]>) =>
  accept("permissions", { Version: "2012-10-17", Statement });

/** A permission document as an edge hands it to the domain. */
export const permissions = permissionsOf({ Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" });

/** A trust document as an edge hands it to the domain. */
export const trust = accept("trust", {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole", Resource: "*" }],
});
