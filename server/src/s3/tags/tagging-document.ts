import { childrenOf, malformed, requiredText } from "../../aws/xml/read-xml.js";
import { type XmlElement, xmlDocument } from "../../aws/xml/write-xml.js";
import type { Tag } from "../../object-store/objects/stored-object.js";
import type { OpenableBody } from "../call.js";
import { readDocument } from "../request/read-document.js";
import { checkTags, type TagLimit } from "./check-tags.js";

/**
 * Reads the tags of a body.
 *
 * @throws S3Error `MalformedXML`, what `checkTags` throws, and for bodies that are not as their headers say
 */
export const readTagging = async (body: OpenableBody, limit: TagLimit): Promise<readonly Tag[]> => {
  const document = await readDocument(body, "Tagging");
  const [set, another] = childrenOf(document, "TagSet");
  if (!set || another || set.children.some(({ name }) => name !== "Tag")) throw malformed();
  const tags = set.children.map((tag) => ({ key: requiredText(tag, "Key"), value: requiredText(tag, "Value") }));
  checkTags(tags, limit);
  return tags;
};

/** The document that tells tags. */
export const taggingDocument = (tags: readonly Tag[]): string =>
  xmlDocument("Tagging", [
    [
      "TagSet",
      tags.map(
        ({ key, value }): XmlElement => [
          "Tag",
          [
            ["Key", key],
            ["Value", value],
          ],
        ],
      ),
    ],
  ]);
