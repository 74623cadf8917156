import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../../aws/xml/read-xml.js";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { readEntityTags } from "../../../object-http/headers/entity-tag.js";
import { type DeletionOutcome, deleteObjects } from "../../../object-store/objects/delete-many.js";
import { isVersionId } from "../../../object-store/versions/versioning.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { bypassesGovernance } from "../../locks/bypass-governance.js";
import { protectedByLock } from "../../locks/lock-errors.js";
import { countDeleted } from "../../objects/count-change.js";
import { readDocument } from "../../request/read-document.js";
import { requireDigest } from "../../request/require-digest.js";

/** An object of the document. */
interface Named {
  readonly key: string;
  readonly versionId: string | undefined;
  readonly ifMatch: string | undefined;
}

/** An object that is not deleted, and why. */
interface Refused {
  readonly code: string;
  readonly message: string;
}

const readNamed = (node: XmlNode): Named => {
  const key = requiredText(node, "Key");
  if (key === "") throw malformed();
  const absent = ["LastModifiedTime", "Size"].find((name) => childrenOf(node, name).length > 0);
  // AWS has these for directory buckets only: to ignore one would delete what was to stay
  if (absent) throw new S3Error("NotImplemented", undefined, { extra: { Element: absent } });
  const etag = textOf(node, "ETag");
  const tags = etag === undefined ? undefined : readEntityTags(etag);
  return { key, versionId: textOf(node, "VersionId"), ifMatch: tags === "*" ? "*" : tags?.[0] };
};

const readNames = (document: XmlNode): readonly Named[] => {
  const names = childrenOf(document, "Object").map(readNamed);
  if (names.length === 0 || names.length > s3Limits.deleteKeys) throw malformed();
  return names;
};

const refusalOf = (call: BucketCall, { key, versionId }: Named): Refused | undefined => {
  const { allowed, sentence } = call.authority.ofObject(key, versionId);
  if (!allowed) return { code: "AccessDenied", message: sentence ?? "Access Denied" };
  if (versionId !== undefined && !isVersionId(versionId)) return noVersion;
  return Buffer.byteLength(key) <= s3Limits.keyBytes ? undefined : tooLong;
};

const noVersion = new S3Error("NoSuchVersion");
const tooLong = new S3Error("KeyTooLongError");

const conditionFailed = new S3Error("PreconditionFailed");

const deleteNamed = async (
  { context, bucket, request }: BucketCall,
  names: readonly Named[],
): Promise<DeletionOutcome[]> =>
  names.length === 0
    ? []
    : deleteObjects(context.prisma, {
        bucketId: bucket.id,
        at: context.clock(),
        bypassGovernance: bypassesGovernance(request),
        objects: names.map(({ key, ...named }) => ({ key: Buffer.from(key), ...named })),
      });

const nameElements = ({ key, versionId }: Named): readonly XmlElement[] => [
  ["Key", key],
  ["VersionId", versionId],
];

/** A marker that is new is told beside the key; one that is gone has its id twice. */
const deletedElement = (named: Named, outcome: DeletionOutcome | undefined): XmlElement => {
  const { isMarker = false, versionId } = typeof outcome === "object" ? outcome : {};
  const marker: readonly XmlElement[] = [
    ["DeleteMarker", true],
    ["DeleteMarkerVersionId", versionId],
  ];
  return ["Deleted", [...nameElements(named), ...(isMarker ? marker : [])]];
};

const errorElement = (named: Named, { code, message }: Refused): XmlElement => [
  "Error",
  [...nameElements(named), ["Code", code], ["Message", message]],
];

/** DeleteObjects: each object is authorized on its own, and all that may go go in one statement. */
export const deleteObjectsHandler = bucketHandler(async (call) => {
  requireDigest(call);
  const document = await readDocument(call, "Delete");
  const isQuiet = textOf(document, "Quiet")?.trim() === "true";
  const judged = readNames(document).map((named) => ({ named, refused: refusalOf(call, named) }));
  const allowed = judged.filter(({ refused }) => !refused).map(({ named }) => named);
  const outcomes = await deleteNamed(call, allowed);
  const outcomeOf = new Map(allowed.map((named, index) => [named, outcomes[index]]));
  countDeleted(
    call,
    outcomes.filter((outcome) => typeof outcome === "object"),
  );
  const elements = judged.flatMap(({ named, refused }): XmlElement[] => {
    if (refused) return [errorElement(named, refused)];
    if (outcomeOf.get(named) === "refused") return [errorElement(named, conditionFailed)];
    if (outcomeOf.get(named) === "locked") return [errorElement(named, protectedByLock)];
    return isQuiet ? [] : [deletedElement(named, outcomeOf.get(named))];
  });
  return xmlAnswer(xmlDocument("DeleteResult", elements));
});
