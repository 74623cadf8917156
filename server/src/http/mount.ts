import {
  type AnyOperation,
  belongsElsewhere,
  type Fault,
  literalFirst,
  noBody,
  type Refusal,
  type Router,
  type Schema,
  type WalkedOperation,
  walk,
} from "@concordat/contract";
import type { AppRouter } from "@ts-rest/core";
import { createExpressEndpoints, type RequestValidationError } from "@ts-rest/express";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { jsonAnswer, toSend } from "../idempotency/answer.js";
import { answerOnce } from "../idempotency/answer-once.js";
import { type KeyedRoom, keyedRequest, keyOf } from "../idempotency/keyed-room.js";
import { ApiError } from "./api-error.js";
import { checkAnswer, faultsIn, guarded } from "./validation.js";
import { WithHeaders } from "./with-headers.js";

/** What distinguishes one API from another when its operations are mounted. */
export interface MountedRoom<RoomRequest> {
  /** Runs before a body is read: credentials and everything that the headers decide. */
  admit(operation: AnyOperation, request: Request, response: Response): Promise<void>;
  /** Reads the body of an admitted request, where its operation takes one. */
  readonly readBody: RequestHandler;
  /** Runs on the validated request: what the body decides, and what the handler gets beside it. */
  prepare(operation: AnyOperation, validated: Validated, response: Response): Promise<RoomRequest>;
  /** Turns the faults of a request into the room's refusal; `inPath` tells that some are in the path's variables. */
  refuse(faults: readonly Fault[], inPath: boolean): Refusal;
  /** How the room honours idempotency keys; left out, it takes no notice of them. */
  readonly keyed?: KeyedRoom;
  /** Turns an error of the domain into the API's own; other errors stay as they are. */
  readonly translate?: (error: unknown) => unknown;
  /** Compare each answer and each refusal with the contract before it is sent. */
  readonly checkAnswers: boolean;
}

export interface Validated {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type AnyHandler = (request: never) => Promise<unknown>;
interface HandlerTree {
  readonly [name: string]: AnyHandler | HandlerTree;
}

const guardedPart = (schema: unknown): unknown =>
  schema === undefined || schema === noBody ? schema : guarded(schema as Schema);

/** ts-rest copies all headers for each request, unless it has a schema to read them with. Nobody takes them from it. */
const headersUnread: Schema = {
  "~standard": { version: 1, vendor: "concordat", validate: () => ({ value: undefined }) },
};

/** The route as ts-rest is to see it: same method and path, schemas that cannot end the process. */
const toRoute = (operation: AnyOperation): object => ({
  method: operation.method,
  path: operation.path,
  headers: headersUnread,
  ...(operation.pathParams ? { pathParams: guardedPart(operation.pathParams) } : {}),
  ...(operation.query ? { query: guardedPart(operation.query) } : {}),
  ...(operation.method === "GET" ? {} : { body: guardedPart(operation.body) ?? noBody }),
  responses: { [operation.success.status]: operation.success.body === noBody ? noBody : undefined },
  metadata: operation,
});

const operationOf = (request: Request): AnyOperation =>
  (request as unknown as { tsRestRoute: { metadata: AnyOperation } }).tsRestRoute.metadata;

/** A refusal that the operation does not declare is a fault of ours: in tests it must not pass for an answer. */
const requireDeclared = (operation: AnyOperation, error: unknown): unknown => {
  if (!(error instanceof ApiError) || operation.errors.some(({ code }) => code === error.entry.code)) return error;
  return new Error(`${operation.method} ${operation.path} does not declare ${error.entry.code}.`, { cause: error });
};

/** What a handler came to: the body of the success, undefined where it has none, and headers of its own. */
interface Result {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type EndpointRequest = Validated & { readonly req: Request; readonly res: Response };

const toEndpoint = <RoomRequest>(
  { names, operation }: WalkedOperation,
  handlers: object,
  room: MountedRoom<RoomRequest>,
) => {
  const { status } = operation.success;
  const ownHandler = handlerAt(handlers as HandlerTree, names);
  const declared = (error: unknown) => (room.checkAnswers ? requireDeclared(operation, error) : error);
  const throwDeclared = (error: unknown): never => {
    throw declared(error);
  };

  const translate = (error: unknown): never => {
    throw room.translate?.(error) ?? error;
  };
  const carryOut = async (handler: AnyHandler, prepared: RoomRequest, validated: Validated): Promise<Result> =>
    readResult(operation, await handler({ ...prepared, ...validated } as never).catch(translate), room.checkAnswers);

  const byKey = async (keyed: KeyedRoom, key: string, request: EndpointRequest, validated: Validated) => {
    const { answer, replayed } = await answerOnce(keyed, keyedRequest(keyed, key, operation, request), {
      prepare: () => room.prepare(operation, validated, request.res),
      carryOut: async (prepared: RoomRequest, others) =>
        jsonAnswer(
          status,
          await carryOut(handlerAt(others as HandlerTree, names), prepared, validated).catch(throwDeclared),
        ),
    });
    return toSend(answer, replayed, request.res);
  };

  return async (request: EndpointRequest) => {
    const { params, query, body, res: response } = request;
    const validated = { params, query, body };
    const key: string | undefined = response.locals["idempotencyKey"];
    try {
      if (room.keyed && key !== undefined) return await byKey(room.keyed, key, request, validated);
      const result = await carryOut(ownHandler, await room.prepare(operation, validated, response), validated);
      if (result.headers) response.set(result.headers);
      return { status, body: result.body };
    } catch (error) {
      return throwDeclared(error);
    }
  };
};

const readResult = ({ success }: AnyOperation, result: unknown, checked: boolean): Result => {
  const { body, headers } = result instanceof WithHeaders ? result : { body: result, headers: undefined };
  if (checked && success.body !== noBody) checkAnswer(success.body as Schema, body);
  if (checked && success.headers) checkAnswer(success.headers, headers);
  if (!headers) return { body };
  return { body, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])) };
};

/** What an operation does not take is not read: it cannot be malformed or too large. */
const takesBody = ({ body }: AnyOperation): boolean => body !== undefined && body !== noBody;

const segmentsOf = (path: string): number => {
  let count = 0;
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) count++;
  return count;
};

/**
 * Express compares a path with one route after the other. A variable stands for one segment, so that only routes of as many
 * segments can be meant: each number of them gets a router of its own.
 */
const bySegments = (
  served: readonly WalkedOperation[],
  routerOf: (some: readonly WalkedOperation[]) => express.Router,
): RequestHandler => {
  const numbers = new Set(served.map(({ operation }) => segmentsOf(operation.path)));
  const routers = new Map(
    [...numbers].map((number) => {
      const some = served.filter(({ operation }) => segmentsOf(operation.path) === number);
      return [number, routerOf(some)] as const;
    }),
  );
  return (request, response, next) => {
    const router = routers.get(segmentsOf(request.path));
    return router ? router(request, response, next) : next();
  };
};

const handlerAt = (handlers: HandlerTree, names: readonly string[]): AnyHandler => {
  const found = names.reduce<AnyHandler | HandlerTree | undefined>(
    (node, name) => (node as HandlerTree | undefined)?.[name],
    handlers,
  );
  if (typeof found !== "function") throw new Error(`No handler for ${names.join(".")}.`);
  return found;
};

/**
 * Mounts every operation of a router that is served here. Nothing about an operation is decided outside the contract:
 * its route, its validation, who may call it and its status all come from there.
 *
 * @param router operations, from the contract
 * @param handlers one handler for each of them, in the same tree
 * @param room how this API admits callers and refuses them
 */
export const mount = <RoomRequest>(
  router: Router,
  handlers: object,
  room: MountedRoom<RoomRequest>,
): RequestHandler => {
  const served = [...walk(router)]
    .filter(({ operation }) => operation.servedBy === "core")
    .sort((one, other) => literalFirst(one.operation.path, other.operation.path));
  const paths = served.map(({ operation }) => operation.path);
  const elsewhere = new Map(served.map(({ operation }) => [operation, belongsElsewhere(operation.path, paths)]));
  const enter: RequestHandler = (request, response, next) => {
    const operation = operationOf(request);
    // the path is another operation's, which has other methods: nothing here answers
    if (elsewhere.get(operation)?.(request.path)) return next("router");
    const refuse = (error: unknown) => next(room.checkAnswers ? requireDeclared(operation, error) : error);
    const proceed = () => (takesBody(operation) ? room.readBody(request, response, next) : next());
    const admitted = room.admit(operation, request, response);
    const readKey = () => {
      response.locals["idempotencyKey"] = keyOf(operation, request, room.refuse);
    };
    (room.keyed && operation.keyed ? admitted.then(readKey) : admitted).then(proceed, refuse);
  };
  const explain = (error: RequestValidationError, _request: unknown, _response: unknown, next: NextFunction) => {
    const inPath = faultsIn(error.pathParams);
    const faults = [...inPath, ...[error.query, error.body].flatMap(faultsIn)];
    next(ApiError.of(room.refuse(faults, inPath.length > 0)));
  };
  return bySegments(served, (some) => {
    const endpoints = express.Router({ caseSensitive: true, strict: true });
    const routes = some.map(({ id, operation }) => [id, toRoute(operation)]);
    const implementations = some.map((walked) => [walked.id, toEndpoint(walked, handlers, room)]);
    createExpressEndpoints(
      Object.fromEntries(routes) as AppRouter,
      Object.fromEntries(implementations) as never,
      endpoints,
      {
        logInitialization: false,
        jsonQuery: false,
        responseValidation: false,
        globalMiddleware: [enter] as never,
        requestValidationErrorHandler: explain,
      },
    );
    return endpoints;
  });
};
