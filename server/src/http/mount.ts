import {
  type AnyOperation,
  type Fault,
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

/** The route as ts-rest is to see it: same method and path, schemas that cannot end the process. */
const toRoute = (operation: AnyOperation): object => ({
  method: operation.method,
  path: operation.path,
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

const toEndpoint =
  <RoomRequest>(operation: AnyOperation, handler: AnyHandler, room: MountedRoom<RoomRequest>) =>
  async (request: Validated & { readonly res: Response }) => {
    const validated = { params: request.params, query: request.query, body: request.body };
    try {
      const prepared = await room.prepare(operation, validated, request.res);
      const result = await handler({ ...prepared, ...validated } as never);
      return send(operation, result, request.res, room.checkAnswers);
    } catch (error) {
      throw room.checkAnswers ? requireDeclared(operation, error) : error;
    }
  };

/** Sets the headers that came with a result, and hands the rest to ts-rest to be sent. */
const send = ({ success }: AnyOperation, result: unknown, response: Response, checked: boolean) => {
  const { body, headers } = result instanceof WithHeaders ? result : { body: result, headers: undefined };
  if (checked && success.body !== noBody) checkAnswer(success.body as Schema, body);
  if (checked && success.headers) checkAnswer(success.headers, headers);
  if (headers) for (const [name, value] of Object.entries(headers)) response.set(name, String(value));
  return { status: success.status, body };
};

/** What an operation does not take is not read: it cannot be malformed or too large. */
const takesBody = ({ body }: AnyOperation): boolean => body !== undefined && body !== noBody;

/** Literal segments stand before variables, so that `/jobs` is never taken for the id of a service. */
const literalFirst = (one: WalkedOperation, other: WalkedOperation): number => {
  const [path, otherPath] = [one, other].map(({ operation }) => operation.path.replace(/:\w+/g, "~"));
  return (path ?? "") < (otherPath ?? "") ? -1 : 1;
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
): express.Router => {
  const endpoints = express.Router({ caseSensitive: true, strict: true });
  const enter: RequestHandler = (request, response, next) => {
    const operation = operationOf(request);
    const refuse = (error: unknown) => next(room.checkAnswers ? requireDeclared(operation, error) : error);
    const proceed = () => (takesBody(operation) ? room.readBody(request, response, next) : next());
    room.admit(operation, request, response).then(proceed, refuse);
  };
  const served = [...walk(router)].filter(({ operation }) => operation.servedBy === "core").sort(literalFirst);
  const routes = served.map(({ id, operation }) => [id, toRoute(operation)]);
  const implementations = served.map(({ id, names, operation }) => [
    id,
    toEndpoint(operation, handlerAt(handlers as HandlerTree, names), room),
  ]);
  createExpressEndpoints(
    Object.fromEntries(routes) as AppRouter,
    Object.fromEntries(implementations) as never,
    endpoints,
    {
      logInitialization: false,
      jsonQuery: false,
      responseValidation: false,
      globalMiddleware: [enter] as never,
      requestValidationErrorHandler: (error: RequestValidationError, _request, _response, next: NextFunction) => {
        const inPath = faultsIn(error.pathParams);
        const faults = [...inPath, ...[error.query, error.body].flatMap(faultsIn)];
        next(ApiError.of(room.refuse(faults, inPath.length > 0)));
      },
    },
  );
  return endpoints;
};
