import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../../aws/s3-error.js";
import { headerOf } from "../../../aws/s3-request.js";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { httpDate } from "../../../object-http/headers/http-date.js";
import type { StoredObject } from "../../../object-store/objects/stored-object.js";
import { listPartsOf } from "../../../object-store/uploads/parts.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type ObjectCall, objectHandler } from "../../call.js";
import { readCustomerKey } from "../../encryption/customer-key-headers.js";
import { requireObjectKey } from "../../encryption/require-key.js";
import { checksumElement, checksumElements } from "../../objects/checksum-headers.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";
import { readWholeNumber } from "../../request/whole-number.js";

const header = "x-amz-object-attributes";

/** In the order in which they are answered. */
const attributes = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"] as const;

type Attribute = (typeof attributes)[number];

const isAttribute = (name: string): name is Attribute => attributes.some((attribute) => attribute === name);

/** The attributes that are asked for. @throws S3Error `InvalidRequest` without any, `InvalidArgument` for others than there are */
const readAttributes = ({ request }: ObjectCall): ReadonlySet<Attribute> => {
  const text = headerOf(request, header) ?? "";
  const names = text.split(",").map((name) => name.trim());
  if (text.trim() === "") {
    const message = `The ${header} header specifying the attributes to be retrieved is either missing or empty`;
    throw new S3Error("InvalidRequest", message);
  }
  if (names.every(isAttribute)) return new Set(names);
  throw new S3Error("InvalidArgument", "Invalid attribute name specified.", {
    extra: { ArgumentName: header, ArgumentValue: text },
  });
};

/** A page of the parts. Without a checksum of the object, AWS tells how many there are, and no more. */
const partElements = async (call: ObjectCall, { content, checksum }: StoredObject): Promise<XmlElement | undefined> => {
  const read = (name: string) => readWholeNumber(headerOf(call.request, name), { name });
  const [marker = 0, asked = s3Limits.pageSize] = [read("x-amz-part-number-marker"), read("x-amz-max-parts")];
  if (content.kind === "whole") return undefined;
  const count: XmlElement = ["PartsCount", content.count];
  if (!checksum) return ["ObjectParts", [count]];
  const limit = Math.min(asked, s3Limits.pageSize);
  const found = await listPartsOf(call.context.prisma, content.uploadId, { after: marker, limit: limit + 1 });
  const parts = found.slice(0, limit);
  return [
    "ObjectParts",
    [
      ["IsTruncated", limit > 0 && found.length > limit],
      ["MaxParts", limit],
      ["NextPartNumberMarker", parts.at(-1)?.number ?? marker],
      ["PartNumberMarker", marker],
      ...parts.map(
        (part): XmlElement => [
          "Part",
          [...checksumElement(part.checksum), ["PartNumber", part.number], ["Size", part.size]],
        ],
      ),
      count,
    ],
  ];
};

/** GetObjectAttributes: what is known of an object without its bytes. The ETag has no quotation marks here. */
export const getObjectAttributesHandler = objectHandler(false, async (call) => {
  const { object } = call;
  if (!object) throw absentObject(call);
  await requireObjectKey(call, object, readCustomerKey(call.request));
  const asked = readAttributes(call);
  const { etag, checksum, storageClass, size, modifiedAt, versionId } = object;
  const elements: Readonly<Record<Attribute, XmlElement | undefined>> = {
    ETag: ["ETag", etag],
    Checksum: checksum ? ["Checksum", checksumElements(checksum)] : undefined,
    ObjectParts: asked.has("ObjectParts") ? await partElements(call, object) : undefined,
    StorageClass: ["StorageClass", storageClass],
    ObjectSize: ["ObjectSize", size],
  };
  const told = attributes.flatMap((name) => (asked.has(name) && elements[name] ? [elements[name]] : []));
  return xmlAnswer(xmlDocument("GetObjectAttributesResponse", told), {
    "Last-Modified": httpDate(modifiedAt),
    ...versionHeaders(versionOf(call, versionId)),
  });
});
