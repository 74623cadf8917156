import { oneOf, type Random } from "../../kit/random.js";
import { anyValue } from "./values.js";

/** Names of elements that documents of S3 have. */
const roots = [
  "Delete",
  "CompleteMultipartUpload",
  "CreateBucketConfiguration",
  "VersioningConfiguration",
  "CORSConfiguration",
  "Tagging",
  "OwnershipControls",
  "PublicAccessBlockConfiguration",
  "ServerSideEncryptionConfiguration",
  "LifecycleConfiguration",
  "AccessControlPolicy",
  "ObjectLockConfiguration",
  "Retention",
  "LegalHold",
];
const names = [
  ...[
    "Object",
    "Key",
    "VersionId",
    "ETag",
    "Quiet",
    "Part",
    "PartNumber",
    "ChecksumCRC32",
    "Size",
    "LocationConstraint",
  ],
  ...[
    "Status",
    "MfaDelete",
    "CORSRule",
    "AllowedOrigin",
    "AllowedMethod",
    "AllowedHeader",
    "ExposeHeader",
    "MaxAgeSeconds",
  ],
  ...[
    "TagSet",
    "Tag",
    "Value",
    "Rule",
    "ObjectOwnership",
    "BlockPublicAcls",
    "RestrictPublicBuckets",
    "BucketKeyEnabled",
  ],
  ...["ApplyServerSideEncryptionByDefault", "SSEAlgorithm", "KMSMasterKeyID", "ID", "Filter", "Prefix", "And"],
  ...["Expiration", "Days", "Date", "ExpiredObjectDeleteMarker", "NoncurrentVersionExpiration", "NoncurrentDays"],
  ...["NewerNoncurrentVersions", "AbortIncompleteMultipartUpload", "DaysAfterInitiation", "Transition", "StorageClass"],
  ...["Owner", "DisplayName", "AccessControlList", "Grant", "Grantee", "Permission", "URI", "EmailAddress"],
  ...["ObjectLockEnabled", "DefaultRetention", "Mode", "Years", "RetainUntilDate", "ObjectSizeGreaterThan"],
];
const texts = ["Enabled", "Suspended", "Disabled", "GET", "https://*.example", "READ", "FULL_CONTROL", "key", "source"];

const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));

const element = (random: Random, depth: number): string => {
  const name = oneOf(random, names);
  if (depth === 0 || random(0, 2) === 0)
    return `<${name}>${escaped(random(0, 1) ? oneOf(random, texts) : anyValue(random))}</${name}>`;
  const children = Array.from({ length: random(0, 4) }, () => element(random, depth - 1));
  // the same once more: what may come once comes twice
  if (random(0, 5) === 0) children.push(...children);
  return `<${name}>${children.join("")}</${name}>`;
};

const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth);
const entities = (count: number): string =>
  `<!DOCTYPE a [${Array.from({ length: count }, (_, at) => `<!ENTITY e${at} "${at === 0 ? "x" : `&e${at - 1};`.repeat(10)}">`).join("")}]>`;

/** Ways in which a document can be none. */
const spoil: readonly ((random: Random, root: string, inside: string) => string | Buffer)[] = [
  (_, root, inside) => `${entities(12)}<${root}>&e11;${inside}</${root}>`,
  (_, root) => `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><${root}>&x;</${root}>`,
  (_, root, inside) => `<${root}>&undeclared;${inside}</${root}>`,
  (_, root, inside) => `<${root}>${inside}`,
  (_, root, inside) => `<${root}>${inside}</${root}><${root}/>`,
  (random, root, inside) => `<${root}>${nested(random(10, 3000))}${inside}</${root}>`,
  (_, root, inside) =>
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><${root}>${inside}</${root}>`, "utf16le"),
  (_, root, inside) => `<?xml version="1.0" encoding="EBCDIC"?><${root}>${inside}</${root}>`,
  (_, root, inside) => `<?xml version="1.1"?><${root}>\u0001&#0;&#1;${inside}</${root}>`,
  (_, root, inside) =>
    Buffer.concat([Buffer.from(`<${root}>`), Buffer.of(0xff, 0xc0, 0x80), Buffer.from(`${inside}</${root}>`)]),
  (_, root, inside) => `<${root} ${"a='b' ".repeat(300)}>${inside}</${root}>`,
  (_, root, inside) => `<s3:${root} xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</s3:${root}>`,
  (_, root, inside) => `<${root}><![CDATA[${inside}]]></${root}>`,
  (_, root, inside) => `<${root}><!-- ${inside} --><?php x ?>${inside}</${root}>`,
  (random, root, inside) => `<${root}>${inside.repeat(random(2, 60))}</${root}>`,
  (random, root, inside) => `<${root}>${inside}</${root}>`.slice(random(0, 20), -random(1, 20)),
  (_, __, inside) => `<${inside.slice(1, 200)}`,
  (random) => Buffer.from(Array.from({ length: random(0, 200) }, () => random(0, 255))),
  () => "",
  () => `{"a":1}`,
];

/** A document of S3, whole or spoilt. @param root of the one that is asked for; another one may come all the same */
export const anyXml = (random: Random, root: string | undefined): Buffer => {
  const chosen = root !== undefined && random(0, 9) > 0 ? root : oneOf(random, roots);
  const inside = Array.from({ length: random(0, 4) }, () => element(random, 3)).join("");
  const document =
    random(0, 1) === 0 ? `<${chosen}>${inside}</${chosen}>` : oneOf(random, spoil)(random, chosen, inside);
  return Buffer.from(document as string);
};
