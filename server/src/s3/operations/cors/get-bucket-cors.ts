import { S3Error } from "../../../aws/s3-error.js";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import type { CorsRule } from "../../../object-http/cors/cors-rule.js";
import { findConfiguration } from "../../../object-store/configurations/configurations.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

const elementsOf = (name: string, values: readonly string[]): XmlElement[] => values.map((value) => [name, value]);

const ruleElement = ({ id, origins, methods, headers, exposed, maxAge }: CorsRule): XmlElement => [
  "CORSRule",
  [
    ["ID", id],
    ...elementsOf("AllowedOrigin", origins),
    ...elementsOf("AllowedMethod", methods),
    ...elementsOf("AllowedHeader", headers),
    ["MaxAgeSeconds", maxAge],
    ...elementsOf("ExposeHeader", exposed),
  ],
];

/** GetBucketCors: the rules, as they were put. */
export const getBucketCorsHandler = bucketHandler(async ({ context, bucket: { id, name } }) => {
  const rules = await findConfiguration<CorsRule[]>(context.prisma, id, "cors");
  if (!rules) throw new S3Error("NoSuchCORSConfiguration", undefined, { extra: { BucketName: name } });
  return xmlAnswer(xmlDocument("CORSConfiguration", rules.map(ruleElement)));
});
