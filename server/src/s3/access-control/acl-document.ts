import { aclPermissions, maxGrants } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, readXml, requiredText, type XmlNode } from "../../aws/xml/read-xml.js";
import { type XmlElement, xmlDocument } from "../../aws/xml/write-xml.js";
import type { AccessControlList, Grant, Grantee } from "../../storage/access-control/access-control-list.js";
import { readGroup } from "./read-acl-headers.js";

const malformed = (cause?: unknown): S3Error => new S3Error("MalformedACLError", undefined, { cause });

/** No account here has an address of email. */
const unresolvable = (): S3Error => new S3Error("UnresolvableGrantByEmailAddress");

const granteeTypes: Readonly<Record<string, (node: XmlNode) => Grantee>> = {
  CanonicalUser: (node) => ({ id: requiredText(node, "ID").trim() }),
  Group: (node) => readGroup(requiredText(node, "URI").trim()),
  AmazonCustomerByEmail: (node) => {
    requiredText(node, "EmailAddress");
    throw unresolvable();
  },
};

const onlyChild = (node: XmlNode, name: string): XmlNode => {
  const [child, another] = childrenOf(node, name);
  if (!child || another) throw malformed();
  return child;
};

const readGrantee = (node: XmlNode): Grantee => {
  const type = node.attributes["type"] ?? "";
  const read = Object.hasOwn(granteeTypes, type) ? granteeTypes[type] : undefined;
  if (!read) throw malformed();
  return read(node);
};

const readGrant = (node: XmlNode): Grant => {
  const text = requiredText(node, "Permission").trim();
  const permission = aclPermissions.find((one) => one === text);
  if (!permission) throw malformed();
  return { grantee: readGrantee(onlyChild(node, "Grantee")), permission };
};

const readList = (document: XmlNode): AccessControlList => {
  const owner = requiredText(onlyChild(document, "Owner"), "ID").trim();
  const list = onlyChild(document, "AccessControlList");
  if (list.children.length > maxGrants || list.children.some(({ name }) => name !== "Grant")) throw malformed();
  return { owner, grants: list.children.map(readGrant) };
};

/**
 * Reads the access control list of a body. Whether there are such accounts is not looked at.
 *
 * @throws S3Error `MalformedACLError`, `InvalidArgument` for unknown groups, `UnresolvableGrantByEmailAddress`
 */
export const readAclDocument = (body: Uint8Array): AccessControlList => {
  try {
    return readList(readXml(body, "AccessControlPolicy"));
  } catch (error) {
    throw error instanceof S3Error && error.code === "MalformedXML" ? malformed(error) : error;
  }
};

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

const granteeElement = (grantee: Grantee, accountElements: (id: string) => readonly XmlElement[]): XmlElement =>
  "uri" in grantee
    ? ["Grantee", [["URI", grantee.uri]], { "xmlns:xsi": schemaInstance, "xsi:type": "Group" }]
    : ["Grantee", accountElements(grantee.id), { "xmlns:xsi": schemaInstance, "xsi:type": "CanonicalUser" }];

/** The document that tells an access control list. @param accountElements how an account is told */
export const aclDocument = (
  { owner, grants }: AccessControlList,
  accountElements: (id: string) => readonly XmlElement[],
): string =>
  xmlDocument("AccessControlPolicy", [
    ["Owner", accountElements(owner)],
    [
      "AccessControlList",
      grants.map(
        ({ grantee, permission }): XmlElement => [
          "Grant",
          [granteeElement(grantee, accountElements), ["Permission", permission]],
        ],
      ),
    ],
  ]);
