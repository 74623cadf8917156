import type { IncomingMessage } from "node:http";
import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import type { Anonymous, SignatureClaim } from "../../aws/signature/signature-claim.js";
import type { S3ResourceName } from "../../object-http/resource-name.js";
import { readLength } from "../payload/payload-length.js";
import { readBlocks } from "../payload/read-blocks.js";
import { keyTooLong } from "../request/resource.js";
import { checkPostPolicy } from "./check-policy.js";
import { readFormClaim } from "./form-claim.js";
import { readFormFields, tooManyFields } from "./form-fields.js";
import { formHeaders } from "./form-headers.js";
import type { FormFile } from "./form-payload.js";
import { MultipartReader, malformedForm } from "./multipart-reader.js";
import { type PostPolicy, readPostPolicy } from "./policy-document.js";

/** A form that a browser posts: its fields are read, its file is not. */
export interface PostedForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly claim: Anonymous | SignatureClaim;
  /** What the form writes, in the bucket that it was sent to. */
  readonly resource: S3ResourceName;
  /** The request as a PutObject of that object would be. @throws S3Error for fields that are wrong */
  toRequest(): S3Request;
  /** Holds the form against its policy, once that is proven. @throws S3Error `AccessDenied`, `InvalidPolicyDocument` */
  checkPolicy(at: Date): void;
  /** The file; it can be read once. */
  readonly file: Pick<FormFile, "bytes" | "end">;
  /** How many bytes the policy allows. */
  readonly lengths: () => PostPolicy["lengths"];
  /** Leaves what was not read of the body to whoever answers. */
  close(): Promise<void>;
}

/** A request whose body was not asked for yet. */
interface Unread {
  readonly incoming: IncomingMessage;
  askForBody(): void;
}

const contentType = /^multipart\/form-data[ \t]*(;.*)?$/i;
const boundaryParameter = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;

const readBoundary = (type: string): string => {
  const [, parameters] = contentType.exec(type) ?? [];
  if (!contentType.test(type)) throw new S3Error("RequestIsNotMultiPartContent");
  const [, quoted, bare] = boundaryParameter.exec(parameters ?? "") ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw malformedForm();
  return boundary;
};

const keyOf = (fields: ReadonlyMap<string, string>): string => {
  const key = fields.get("key");
  const extra = { ArgumentName: "key", ArgumentValue: "" };
  if (key === undefined) throw new S3Error("UserKeyMustBeSpecified", undefined, { extra });
  if (key === "") throw new S3Error("InvalidArgument", "User key must have a length greater than 0.", { extra });
  if (Buffer.byteLength(key) > s3Limits.keyBytes) throw keyTooLong(key);
  return key;
};

/** @throws S3Error for a request that is signed in a header or its query: a form is signed by its fields */
const refuseOtherSignatures = (request: S3Request, claim: Anonymous | SignatureClaim): void => {
  if (claim.kind === "anonymous") return;
  const extra = { ArgumentName: "Authorization", ArgumentValue: headerOf(request, "authorization") ?? "" };
  throw new S3Error("InvalidArgument", "A POST of a form is authenticated by the fields of the form only", { extra });
};

/**
 * Opens a posted form: reads its fields, which say who sends it and what it is to write, and leaves the file.
 *
 * @param claim of the request itself
 * @throws S3Error for what is no form, and fields that are wrong; nothing of that is proven
 */
export const openForm = async (
  { incoming, askForBody }: Unread,
  request: S3Request,
  { bucket, claim: ofRequest }: { readonly bucket: string; readonly claim: Anonymous | SignatureClaim },
): Promise<PostedForm> => {
  const boundary = readBoundary(headerOf(request, "content-type") ?? "");
  refuseOtherSignatures(request, ofRequest);
  const maxBytes = s3Limits.putBytes + 2 * s3Limits.formFieldBytes;
  readLength(request.rawHeaders, false, { maxBytes, required: true });
  askForBody();
  const blocks = readBlocks(incoming);
  const close = async () => void (await blocks.return());
  try {
    const reader = new MultipartReader(blocks, { boundary, most: s3Limits.formFieldBytes, overrun: tooManyFields });
    const { fields } = await readFormFields(reader);
    const claim = readFormClaim(fields);
    const resource: S3ResourceName = { target: "object", bucket, key: keyOf(fields) };
    let policy: PostPolicy | undefined;
    return {
      fields,
      claim,
      resource,
      toRequest: () => {
        const headers = formHeaders(fields, request.headers);
        const rawHeaders = new Map(Object.entries(headers).map(([name, value]) => [name, [String(value)]]));
        return { ...request, headers, rawHeaders };
      },
      checkPolicy: (at) => {
        if (claim.kind === "anonymous") return;
        policy = readPostPolicy(claim.policy ?? "");
        checkPostPolicy(policy, fields, { bucket, at });
      },
      file: { bytes: reader.body(), end: () => reader.end() },
      lengths: () => policy?.lengths ?? [],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
