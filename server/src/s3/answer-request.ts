import { namespaceOf } from "@concordat/contract/iam";
import type { S3Operation } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import { headerOf, readRequest, type S3Request } from "../aws/s3-request.js";
import { hoistedHeaders } from "../aws/signature/hoisted-headers.js";
import { parseAuthorization } from "../aws/signature/parse-authorization.js";
import type { RequestedLock } from "../object-http/authorize/index.js";
import { authorizeCall } from "../object-http/authorize-call.js";
import type { FoundCopySource } from "../object-http/copy-source.js";
import type { S3ResourceName } from "../object-http/resource-name.js";
import { type BucketLookup, findBucket, findObject, type ObjectLookup } from "../object-store/objects/find.js";
import type { Tag } from "../object-store/objects/stored-object.js";
import { isVersionId } from "../object-store/versions/versioning.js";
import type { S3Answer } from "./answers/answer.js";
import { authenticate, findClaimed } from "./authenticate.js";
import type { OpenableBody, S3Call, S3Handler } from "./call.js";
import { chooseOperation } from "./choose-operation.js";
import type { S3Context } from "./context.js";
import { answerPreflight } from "./cors/answer-preflight.js";
import { findCorsHeaders } from "./cors/find-cors-headers.js";
import { isLetIn } from "./cors/let-console-in.js";
import type { S3Exchange } from "./exchange.js";
import { findDestination } from "./hosts/find-destination.js";
import { checkVersionId } from "./objects/version-id.js";
import { handlerOf } from "./operations/handlers.js";
import { openPayload } from "./payload/open-payload.js";
import { openForm, type PostedForm } from "./post/open-form.js";
import { recordChange } from "./record-change.js";
import { shedStranger } from "./refuse-strangers.js";
import { readCopySource } from "./request/copy-source.js";
import { checkExpectedOwner } from "./request/expected-owner.js";
import { readResource } from "./request/resource.js";

/** Anonymous callers at an address that says nothing of the service. */
const whichService = (objectsDomain: string): S3Error =>
  new S3Error(
    "AccessDenied",
    `Requests without a signature must go to a host of the service, such as {prefix}.${objectsDomain}: this address does not say which service is meant.`,
  );

type Found = BucketLookup & Partial<Pick<ObjectLookup, "object" | "marker" | "isNoncurrent">>;

/** Reads what a request is about, in one statement. */
const lookUp = (
  { prisma }: Pick<S3Context, "prisma">,
  serviceUuid: string,
  { bucket: bucketName, key }: S3ResourceName,
  { query }: S3Request,
  handler: S3Handler | undefined,
): Promise<Found | undefined> => {
  const versionId = query.get("versionId");
  // what can be no version is refused once the caller is known
  const isObject = handler?.needs === "object" && (versionId === undefined || isVersionId(versionId));
  return isObject
    ? findObject(prisma, { serviceUuid, bucketName, key: Buffer.from(key), versionId }, handler)
    : findBucket(prisma, { serviceUuid, bucketName });
};

const noBucket = (bucket: string): S3Error => new S3Error("NoSuchBucket", undefined, { extra: { BucketName: bucket } });

const needsBucket = ({ target, name }: S3Operation): boolean => target !== "service" && name !== "CreateBucket";

/** Refuses services and buckets that are out of use. @throws S3Error */
const requireUsable = (found: Found | undefined, { bucket }: S3ResourceName, operation: S3Operation): Found => {
  if (!found) throw noBucket(bucket);
  if (found.deleting) throw new S3Error("ServiceUnavailable", "The service is being deleted.");
  if (found.configuredStatus !== "started")
    throw new S3Error(
      "ServiceUnavailable",
      "The service is stopped. It answers again once it is started in the control plane.",
    );
  if (needsBucket(operation) && (!found.bucket || found.bucket.deleted)) throw noBucket(bucket);
  return found;
};

/** Reads what a copy reads. @throws S3Error `NoSuchBucket`, and for a header that names no object */
const findSource = async (
  { prisma }: Pick<S3Context, "prisma">,
  serviceUuid: string,
  { route }: S3Operation,
  request: S3Request,
): Promise<FoundCopySource | undefined> => {
  if (!route.headers.includes("x-amz-copy-source")) return undefined;
  const { bucket: bucketName, key, versionId } = readCopySource(headerOf(request, "x-amz-copy-source") ?? "");
  checkVersionId(versionId, "x-amz-copy-source");
  const address = { serviceUuid, bucketName, key: Buffer.from(key), versionId };
  const { bucket, object, marker } = (await findObject(prisma, address, { withBytes: true })) ?? {};
  if (!bucket || bucket.deleted) throw noBucket(bucketName);
  return { bucket, key, versionId, object, marker };
};

const run = (handler: S3Handler, call: S3Call, { object, marker, isNoncurrent }: Found): Promise<S3Answer> => {
  if (handler.needs === "service") return handler.handle(call);
  const { foundBucket: bucket } = call;
  if (!bucket) throw new Error(`${call.operation.name} needs a bucket that is there.`);
  if (handler.needs === "bucket") return handler.handle({ ...call, bucket });
  checkVersionId(call.request.query.get("versionId"));
  return handler.handle({ ...call, bucket, object, marker, isNoncurrent });
};

/** What policies may depend on of a body. */
interface ReadAhead {
  readonly tags?: readonly Tag[] | undefined;
  readonly lock?: RequestedLock | undefined;
}

/** The tags or the lock of a body, or the error that a caller learns of only once the request is allowed. */
const readAhead = async (handler: S3Handler | undefined, body: OpenableBody): Promise<ReadAhead | S3Error> => {
  if (handler?.needs !== "object") return {};
  try {
    return { tags: await handler.readTags?.(body), lock: await handler.readLock?.(body) };
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
};

const notImplemented = ({ name }: S3Operation): S3Error =>
  new S3Error("NotImplemented", `${name} is not implemented.`, { extra: { Operation: name } });

/** The operation that is asked for, or the error that a caller learns of only once it is proven who it is. */
const tryToChoose = (request: S3Request, resource: S3ResourceName): S3Operation | S3Error => {
  try {
    return chooseOperation(request, resource);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
};

/** Reads the fields of a form that a browser posts: who sends it, and what it writes, is told by them. */
const openPosted = async (
  exchange: S3Exchange,
  operation: S3Operation | S3Error,
  ...[request, named]: [Parameters<typeof openForm>[1], Parameters<typeof openForm>[2]]
): Promise<PostedForm | undefined> => {
  if (operation instanceof S3Error || operation.name !== "PostObject") return undefined;
  exchange.operation = operation;
  const form = await openForm(exchange, request, named);
  exchange.form = form;
  return form;
};

/**
 * Answers a request, in the one order that there is: host, resource, signature, operation, authorization, handler. Nothing of a
 * body is read before the request is allowed, but for tags on which policies may depend. Preflights are answered before the
 * signature: browsers do not sign them.
 *
 * @throws S3Error for requests that are refused, and what the store and the database throw
 */
export const answerRequest = async (context: S3Context, exchange: S3Exchange): Promise<S3Answer> => {
  try {
    return await answer(context, exchange);
  } finally {
    await exchange.form?.close();
  }
};

const answer = async (context: S3Context, exchange: S3Exchange): Promise<S3Answer> => {
  const { objectsDomain } = context.configuration;
  const asSent = readRequest(exchange.incoming, context.isTrustedProxy);
  const { method, rawPath, rawQuery, rawHeaders } = asSent;
  exchange.address = asSent.sourceIp;
  const ofRequest = parseAuthorization({ method, rawPath, rawQuery, headers: rawHeaders });
  shedStranger(context, asSent, ofRequest);
  const withQuery =
    ofRequest.kind === "query" ? { ...asSent, headers: { ...hoistedHeaders(rawQuery), ...asSent.headers } } : asSent;
  const destination = await findDestination(
    { prisma: context.prisma, objectsDomain },
    { incoming: exchange.incoming, host: withQuery.host },
  );
  const named = readResource(rawPath, destination.bucket);
  exchange.bucket = named.bucket;
  const at = context.clock();
  const isPreflight = method === "OPTIONS" && named.target !== "service";
  // also where the host tells the service, so that refusals of unknown keys have these headers too
  const readCors = async (service: string | undefined) => {
    if (service === undefined || isPreflight || isLetIn(exchange.incoming)) return;
    exchange.corsHeaders ??= await findCorsHeaders(context, service, named, withQuery);
  };
  await readCors(destination.serviceUuid);
  const operation = tryToChoose(withQuery, named);
  const form = await openPosted(exchange, operation, withQuery, { bucket: named.bucket, claim: ofRequest });
  const { claim, resource } = form ?? { claim: ofRequest, resource: named };
  const claimed =
    destination.serviceUuid !== undefined && isPreflight ? undefined : await findClaimed(context, claim, at);
  const serviceUuid = destination.serviceUuid ?? claimed?.serviceUuid;
  if (isPreflight) return answerPreflight(context, exchange, { request: withQuery, resource, serviceUuid });
  if (serviceUuid === undefined) throw whichService(objectsDomain);
  exchange.serviceUuid = serviceUuid;
  if (destination.serviceUuid === undefined) await readCors(serviceUuid);

  const handler = operation instanceof S3Error ? undefined : await handlerOf(operation.name);
  const found = await lookUp(context, serviceUuid, resource, withQuery, handler);
  const revision = claimed?.serviceUuid === serviceUuid ? found?.revision : undefined;
  const { caller, verified } = await authenticate(context, claim, withQuery, { revision, at });
  exchange.caller = caller;
  if (caller?.kind === "user") context.lastUsed.add(caller.accessKeyId);
  if (operation instanceof S3Error) throw operation;
  exchange.operation = operation;
  const prisma = recordChange(context, exchange, operation);
  form?.checkPolicy(at);
  const request = form?.toRequest() ?? withQuery;

  const usable = requireUsable(found, resource, operation);
  const service = { uuid: serviceUuid, namespace: namespaceOf(serviceUuid), region: usable.region };
  const source = await findSource(context, serviceUuid, operation, request);
  const bucket = usable.bucket?.deleted ? undefined : usable.bucket;
  const openBody: S3Call["openBody"] = (options = {}) => {
    const payload = openPayload(exchange.incoming, rawHeaders, verified, { maxBytes: operation.bodyBytes, ...options });
    // what the headers alone tell is refused before the body is sent
    exchange.askForBody();
    return payload;
  };
  const ahead = await readAhead(handler, { operation, openBody });
  const { tags: requestTags, lock: requestedLock } = ahead instanceof S3Error ? {} : ahead;
  const { object } = usable;
  const asked = {
    request,
    claim,
    operation,
    resource,
    service,
    caller,
    bucket,
    source,
    object,
    isObjectKnown: handler?.needs === "object",
    requestTags,
    requestedLock,
    revision: usable.revision,
    at,
  };
  const authority = await authorizeCall(context, asked, (decision) => {
    exchange.decision = decision;
  });
  checkExpectedOwner(request, service.namespace);
  if (!handler) throw notImplemented(operation);
  if (ahead instanceof S3Error) throw ahead;
  const call: S3Call = {
    context: prisma === context.prisma ? context : { ...context, prisma },
    request,
    operation,
    resource,
    service,
    caller,
    at,
    authority,
    source,
    form,
    foundBucket: usable.bucket,
    requestTags,
    requestedLock,
    openBody,
  };
  return run(handler, call, usable);
};
