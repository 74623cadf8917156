import { type AnyOperation, allowedMethods, type ErrorEntry, type Refusal } from "@concordat/contract";
import {
  objectStorageErrors as errors,
  objectStorage,
  objectStorageRequestIdHeader,
  type ProblemEntry,
  objectStorageRefusals as refusals,
  versionPath,
} from "@concordat/contract/object-storage";
import express, { type ErrorRequestHandler, type Request, type Response } from "express";
import { type Caller, createAuthenticateAccount } from "../accounts/authentication.js";
import type { ServerContext } from "../context.js";
import { isDatabaseAway } from "../database/database-away.js";
import { ApiError } from "../http/api-error.js";
import { refuseLongPaths } from "../http/long-paths.js";
import { mount } from "../http/mount.js";
import { readJsonUpTo } from "../http/read-body.js";
import { refuse } from "../http/refuse.js";
import { requestIdOf } from "../http/request-id.js";
import { noteCall } from "../http/served-call.js";
import { createRateLimits } from "../rate-limits/rate-limits.js";
import { objectStorageHandlers } from "./handlers.js";
import type { ObjectStorageRequest } from "./request.js";
import type { ObjectStorageRoomOptions } from "./room-options.js";
import { toApiError } from "./storage-errors.js";

/** Large enough for the longest trust document, escaped. */
const bodyLimit = "2mb";

const isFull = (entry: ErrorEntry): entry is ProblemEntry => "problem" in entry;

/** What any failure is to the caller: a row of the table, a title and the members at fault. */
const explainFailure = (error: unknown): Refusal => {
  if (error instanceof ApiError && isFull(error.entry)) {
    return { entry: error.entry, sentence: error.message, faults: error.faults };
  }
  const status = (error as { status?: unknown }).status;
  if (status === 413) return { entry: errors.tooLarge };
  // a path that cannot be decoded names nothing
  if (error instanceof URIError) return refusals.notFound;
  if (typeof status === "number" && status >= 400 && status < 500) return refusals.malformedBody;
  return { entry: isDatabaseAway(error) ? errors.unavailable : errors.generalFailure };
};

/** The media type must stand alone: deployed clients compare it letter by letter. */
const problemType = "application/problem+json";

const problemText = (response: Response, refusal: Refusal): string =>
  JSON.stringify(refusals.bodyOf(refusal, requestIdOf(response)));

const sendProblem = (response: Response, refusal: Refusal): void => {
  refuse(response, refusal).setHeader("Content-Type", problemType).end(problemText(response, refusal));
};

const answerErrors =
  ({ log }: ServerContext): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = explainFailure(error);
    if (failure.entry.status >= 500) log.error({ err: error, requestId: requestIdOf(response) }, "request failed");
    if (error instanceof ApiError) response.set(error.headers);
    sendProblem(response, failure);
  };

const authenticationFailed = (): ApiError => ApiError.of(refusals.unauthorized);

const nameOf = ({ username }: Caller): string => `ACCOUNT ${username}`;

const costs = (operation: AnyOperation): boolean =>
  operation.errors.some(({ code }) => code === errors.insufficientCredits.code);

/** Serves the Managed Object Storage API: everything below its version, since what is not there is refused in its form too. */
export const objectStorageRoom = (context: ServerContext, options: ObjectStorageRoomOptions = {}): express.Router => {
  const authenticate = createAuthenticateAccount(context);
  const limits = createRateLimits(context, errors.rateLimited);
  const identify = async (request: Request, response: Response): Promise<Caller> => {
    await limits?.beforeCredentials(request);
    const caller = await authenticate(request.headers.authorization);
    if (!caller) {
      await limits?.wrongCredentials(request);
      throw authenticationFailed();
    }
    await limits?.call(nameOf(caller), request, response);
    return caller;
  };
  const methodsOf = allowedMethods(objectStorage);
  const version = `${versionPath}/`;

  const operations = mount<ObjectStorageRequest>(objectStorage, objectStorageHandlers(context, options), {
    async admit(operation, request, response) {
      noteCall(response, { operation });
      const caller = await identify(request, response);
      noteCall(response, { caller: nameOf(caller) });
      if (costs(operation) && caller.credits?.lte(0)) throw new ApiError(errors.insufficientCredits);
      response.locals["caller"] = caller;
    },
    readBody: readJsonUpTo(bodyLimit, refusals),
    prepare: async (_operation, _validated, response) => ({ caller: response.locals["caller"] as Caller }),
    refuse: refusals.faulty,
    translate: toApiError,
    keyed: {
      context,
      errors,
      callerOf: ({ locals }) => ["object storage", (locals["caller"] as Caller).id],
      handlersOn: (prisma, afterCommit) => {
        const onDue = () => afterCommit(() => options.onDue?.());
        return objectStorageHandlers({ ...context, prisma }, { ...options, onDue });
      },
      answerOf: (refusal, response) => ({
        status: refusal.entry.status,
        headers: { ...refusal.headers, "Content-Type": problemType },
        body: problemText(response, explainFailure(refusal)),
      }),
    },
    checkAnswers: options.checkAnswers ?? false,
  });

  const room = express.Router({ caseSensitive: true, strict: true });
  room.use((_request, response, next) => {
    response.set(objectStorageRequestIdHeader, requestIdOf(response));
    next();
  });
  room.use(refuseLongPaths(refusals.notFound));
  room.use(operations);
  room.use((request, _response, next) => {
    const allowed = methodsOf(request.path);
    next(ApiError.of(allowed.length === 0 ? refusals.notFound : refusals.methodNotAllowed(allowed)));
  });
  room.use(answerErrors(context));

  const outer = express.Router({ caseSensitive: true, strict: true });
  outer.use((request, response, next) => (request.path.startsWith(version) ? room(request, response, next) : next()));
  return outer;
};
