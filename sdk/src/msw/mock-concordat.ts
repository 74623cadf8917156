import {
  type AnyOperation,
  type Api,
  ApiError,
  type ApiTable,
  allowedMethods,
  answerCall,
  apis,
  type WalkedOperation,
} from "@concordat/contract";
import { type HttpHandler, HttpResponse, http } from "msw";
import { totalCountHeader } from "../generated/limits.js";
import { type Addresses, addressesBelow, paramsIn } from "./addresses.js";
import { errorReply, refusalReply } from "./error-reply.js";
import { exampleReply } from "./example-reply.js";
import { KeptReplies } from "./kept-replies.js";
import { MockCall } from "./mock-call.js";
import { type MockRoutes, mockRoutes } from "./mock-routes.js";
import { mockSteps } from "./mock-steps.js";
import { answerBreaksOff, connectionBreaks, gatewayAnswers } from "./network-faults.js";
import type {
  ConcordatOperations,
  ErrorCode,
  ErrorDetails,
  ErrorStatus,
  OperationId,
  ReadRequest,
  Reply,
  Times,
} from "./reply.js";
import { type AnyAnswering, type Fault, Script } from "./script.js";
import { wait } from "./wait.js";

/** How a mock is set up. */
export interface MockOptions {
  /** Where the API would be; what the client was given. Left out, the mock answers for every host. */
  readonly baseUrl?: string | URL | undefined;
  /** Whether the contract's examples answer where nothing else was said; they do when left out. */
  readonly examples?: boolean | undefined;
  /** Gets a message about each call without an answer, unknown to the contract or not given one. `console.error` when left out. */
  readonly onUnhandled?: ((message: string, request: Request) => void) | undefined;
}

/** A mock of all APIs: every operation, in the tree of the contract, and the faults that can be put on it. */
export interface ConcordatMock extends ConcordatOperations {
  /** What `setupServer` and `setupWorker` take: `setupServer(...mock.handlers)`. */
  readonly handlers: readonly HttpHandler[];
  /** Makes an operation answer with one of its declared errors. Wrong requests are still refused for what is wrong with them. */
  fail<Id extends OperationId, Status extends ErrorStatus<Id>>(
    id: Id,
    status: Status,
    details?: ErrorDetails<ErrorCode<Id, Status>> & Times,
  ): void;
  /** Breaks the connection before there is an answer. */
  networkError(id?: OperationId, options?: Times): void;
  /** Lets a gateway answer: 502, with a page in HTML. */
  badGateway(id?: OperationId, options?: Times): void;
  /** Breaks the answer off in the middle. */
  truncate(id?: OperationId, options?: Times): void;
  /** Holds each answer back for so many milliseconds; with `Infinity`, until the caller gives up. */
  delay(ms: number, id?: OperationId): void;
  /** Forgets the script, all calls, and what was answered under idempotency keys. */
  reset(): void;
}

/** A ULID that tells the requests of a mock apart, and nothing else. */
const requestIdAt = (count: number): string => `01M0CK${String(count).padStart(20, "0")}`;

const tell = (message: string): void => {
  // biome-ignore lint/suspicious/noConsole: the message must reach the developer, whatever the code under test does with the error
  console.error(message);
};

const withTotal = ({ success }: AnyOperation, reply: Reply, { query }: ReadRequest): Record<string, string> => {
  if (!success.headers || reply.status !== success.status || !Array.isArray(reply.body)) return {};
  const { offset = 0 } = query as { readonly offset?: number };
  return { [totalCountHeader]: String(offset + reply.body.length) };
};

const responseOf = (api: Api, reply: Reply, requestId: string): Response => {
  const { status, body, headers } = reply;
  const all = { [api.requestIdHeader]: requestId, ...headers };
  if (body === undefined) return new HttpResponse(null, { status, headers: all });
  const type = status < 400 ? "application/json" : api.errorMediaType;
  return HttpResponse.json(body as object, { status, headers: { "Content-Type": type, ...all } });
};

/** Answers calls by the script. */
class MockServer {
  readonly script = new Script();
  readonly calls = new Map<string, ReadRequest[]>();
  readonly routes: MockRoutes;
  readonly #kept = new KeptReplies();
  readonly #addresses: Addresses;
  readonly #options: MockOptions;
  readonly #table: ApiTable;
  readonly #steps: ReadonlyMap<Api, ReturnType<typeof mockSteps>>;
  #count = 0;

  constructor(options: MockOptions, table: ApiTable) {
    this.#options = options;
    this.#table = table;
    this.#addresses = addressesBelow(options.baseUrl, table);
    this.routes = mockRoutes(table);
    const inOrder = (call: MockCall) => this.#remember(call);
    this.#steps = new Map(table.apis.map((api) => [api, mockSteps(api, this.#kept, inOrder)]));
  }

  get handlers(): HttpHandler[] {
    // one for all: MSW copies the request for each handler that it tries, which would cost milliseconds a call
    return [http.all(this.#addresses.everything, ({ request }) => this.#answer(request))];
  }

  /** An operation and its API. @throws TypeError for an id that is none */
  operationCalled(id: string): { readonly api: Api; readonly operation: AnyOperation } {
    const found = this.routes.operations.find((walked) => walked.id === id);
    if (!found) throw new TypeError(`${id} is no operation of the contract`);
    return { api: this.#table.at(found.operation.path), operation: found.operation };
  }

  reset(): void {
    this.script.reset();
    this.calls.clear();
    this.#kept.reset();
    this.#count = 0;
  }

  #nextId(): string {
    this.#count += 1;
    return requestIdAt(this.#count);
  }

  #remember({ operationId: id = "", params, query, body }: MockCall): void {
    this.calls.set(id, [...(this.calls.get(id) ?? []), { params, query, body }]);
  }

  async #answer(request: Request): Promise<Response> {
    const path = this.#addresses.pathOf(new URL(request.url));
    const api = this.#table.at(path);
    const walked = this.routes.at(request.method, path);
    const requestId = this.#nextId();
    if (!walked) return this.#refuseUnknown(api, request, path, requestId);
    await wait(this.script.delayOf(walked.id), request.signal);
    const reply = async () => {
      const made = await this.#replyTo(api, walked, request, path, requestId).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        return refusalReply(api, error.refusal, requestId);
      });
      return responseOf(api, made, requestId);
    };
    const fault = this.script.takeFault(walked.id);
    return fault ? fault(reply) : reply();
  }

  async #replyTo(
    api: Api,
    { id, operation }: WalkedOperation,
    request: Request,
    path: string,
    requestId: string,
  ): Promise<Reply> {
    const variables = paramsIn(operation.path, path);
    // as on the server, before credentials are checked
    if (!variables) throw ApiError.of(api.refusals.undecodablePath);
    const call = new MockCall(requestId, api, request, variables);
    call.operation = operation;
    call.operationId = id;
    const steps = this.#steps.get(api) as ReturnType<typeof mockSteps>;
    return answerCall(call, { handle: () => this.#carryOut(call, id, operation) }, steps);
  }

  async #carryOut(call: MockCall, id: string, operation: AnyOperation): Promise<Reply> {
    const { api, request, requestId, params, query, body } = call;
    const read = { params, query, body };
    const fail = (status: number, details: ErrorDetails = {}) =>
      errorReply(api, operation, { ...details, status }, requestId);
    const example = exampleReply(operation, read);
    const answering = this.script.takeAnswer(id);
    const chosen =
      typeof answering === "function" ? await answering({ ...read, example: example.body, fail, request }) : answering;
    if (chosen) return { ...chosen, headers: { ...withTotal(operation, chosen, read), ...chosen.headers } };
    return this.#options.examples === false ? this.#unanswered(call, id) : example;
  }

  #unanswered({ api, request, requestId }: MockCall, id: string): Reply {
    const message = `${id} was called, and the mock has no answer to it: give it one with mock.${id}(…).`;
    this.#tell(message, request);
    const entry = { ...api.refusals.notFound.entry, status: 501 };
    return { ...refusalReply(api, { entry, sentence: message }, requestId), headers: {} };
  }

  /** As the server does it: 405 where the path has other methods, 404 where there is nothing. */
  #refuseUnknown(api: Api, request: Request, path: string, requestId: string): Response {
    const { method } = request;
    const nearest = this.routes.nearest(method, path);
    const allowed = allowedMethods(api.router)(path);
    const known = `The nearest is ${nearest.id}: ${nearest.operation.method} ${nearest.operation.path}.`;
    this.#tell(`${method} ${path} is no operation of the contract. ${known}`, request);
    const { notFound, methodNotAllowed } = api.refusals;
    const refusal = allowed.length > 0 ? methodNotAllowed(allowed) : notFound;
    return responseOf(api, refusalReply(api, refusal, requestId), requestId);
  }

  #tell(message: string, request: Request): void {
    (this.#options.onUnhandled ?? tell)(message, request);
  }
}

interface Tree {
  [name: string]: Tree | object;
}

/** Every operation, in the tree of the contract, as a function that sets its answer. */
const treeOf = ({ script, calls, routes }: MockServer): ConcordatOperations => {
  const tree: Tree = {};
  for (const { id, names } of routes.operations) {
    const mocked = (answer: AnyAnswering | readonly AnyAnswering[], { times }: Times = {}): void => {
      const answers = Array.isArray(answer) ? (answer as readonly AnyAnswering[]) : [answer as AnyAnswering];
      if (answers.length === 0) throw new TypeError(`${id}: a list of answers needs one at least`);
      script.answer(id, answers, times);
    };
    Object.defineProperty(mocked, "calls", { get: () => calls.get(id) ?? [] });
    let parent = tree;
    for (const name of names.slice(0, -1)) {
      parent[name] ??= {};
      parent = parent[name] as Tree;
    }
    parent[names.at(-1) ?? ""] = mocked;
  }
  return tree as unknown as ConcordatOperations;
};

/**
 * Makes a mock of both APIs for Mock Service Worker, in Node and in browsers. Each operation answers with the contract's
 * example until something else is said; requests are checked as the server checks them, all but the rights of the caller:
 * any token will do.
 *
 * @param options where the API would be, and what happens to calls without an answer
 * @throws {@link InvalidArgumentError} when `baseUrl` is no whole URL
 * @example
 * const mock = mockConcordat({ baseUrl: "https://cloud.test" });
 * const server = setupServer(...mock.handlers);
 * mock.objectStorage.users.create(({ example }) => ({ status: 201, body: { ...example, created_at: "2026-01-01T00:00:00Z" } }));
 * mock.fail("providers.create", 409);
 */
export const mockConcordat = (options: MockOptions = {}): ConcordatMock => mockApis(options, apis);

/** The same for a table of APIs. Types know the operations of the contract alone. */
export const mockApis = (options: MockOptions, table: ApiTable): ConcordatMock => {
  const server = new MockServer(options, table);
  const { script } = server;
  const breaking =
    (fault: Fault) =>
    (id?: OperationId, { times }: Times = {}) => {
      if (id !== undefined) server.operationCalled(id);
      script.break(id, fault, times);
    };
  return {
    ...treeOf(server),
    handlers: server.handlers,
    fail: (id, status, { times, ...details } = {}) => {
      const { api, operation } = server.operationCalled(id);
      // a mistake is reported here, and not only at the call
      errorReply(api, operation, { ...details, status }, requestIdAt(0));
      script.answer(id, [({ fail }) => fail(status, details)], times);
    },
    networkError: breaking(connectionBreaks),
    badGateway: breaking(gatewayAnswers),
    truncate: breaking(answerBreaksOff),
    delay: (ms, id) => script.delay(id, ms),
    reset: () => server.reset(),
  };
};
