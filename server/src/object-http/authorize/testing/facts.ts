import { here } from "../../../storage/iam/evaluate/testing/documents.js";
import type { CopySourceFacts, S3AccessFacts, SignatureFacts } from "../access-facts.js";

type Texts = Readonly<Record<string, string>>;

/** Facts of a request, as far as a test names them. */
export interface TestFacts
  extends Partial<Pick<S3AccessFacts, "bucketName" | "key" | "sourceIp" | "secure" | "now" | "tokenIssuedAt">> {
  readonly headers?: Texts;
  readonly query?: Texts;
  /** Undefined for anonymous requests; signed by header where left out. */
  readonly signature?: Partial<SignatureFacts> | undefined;
  readonly versionId?: string;
  readonly source?: Partial<CopySourceFacts>;
  readonly existingTags?: Texts;
  readonly requestTags?: Texts;
  readonly locationConstraint?: string;
}

const tagsOf = (tags: Texts | undefined) => (tags === undefined ? undefined : new Map(Object.entries(tags)));

const signed: SignatureFacts = {
  kind: "header",
  signedAt: new Date("2026-05-04T03:02:01Z"),
  payloadHash: "UNSIGNED-PAYLOAD",
};

/** The facts of a request for the object `files/a`, unless told otherwise. */
export const factsOf = (facts: TestFacts = {}): S3AccessFacts => {
  const { headers = {}, query = {}, source, existingTags, requestTags, signature, ...rest } = facts;
  return {
    bucketName: "files",
    key: "a",
    sourceIp: "192.0.2.1",
    secure: false,
    now: signed.signedAt,
    ...rest,
    query: new Map(Object.entries(query)),
    header: (name) => headers[name],
    signature: "signature" in facts && signature === undefined ? undefined : { ...signed, ...signature },
    source: source && { bucketName: "from", key: "b", namespace: here, policy: undefined, ...source },
    existingTags: tagsOf(existingTags),
    requestTags: tagsOf(requestTags),
  };
};
