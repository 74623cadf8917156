import { setTimeout as delay } from "node:timers/promises";
import { type AnyOperation, idempotencyKeyHeader } from "@concordat/contract";
import { createAccount, createAccountToken } from "../../../server/src/accounts/accounts.js";
import type { RunningServer } from "../../../server/src/start.js";
import { createIssueTestToken } from "../../../server/src/test-kit/test-context.js";
import { judge } from "../kit/judgement.js";
import { servedOperations } from "../kit/served-operations.js";
import { openWire, type WireAnswer } from "../kit/wire.js";
import type { Attempt, Kind } from "./ledger.js";
import { serviceParts } from "./service-parts.js";

/** Numbers of calls that were carried out and refused. */
export interface LoadCounts {
  written: number;
  refused: number;
  read: number;
  unread: number;
}

/** A constant load of calls of both APIs. */
export interface Load {
  /** The counts until now. @throws Error when an answer was not as declared, after which nothing more is sent */
  counts(): Readonly<LoadCounts>;
  /** Waits until this many more calls were carried out or refused. */
  more(counts: Partial<LoadCounts>): Promise<void>;
  /** Stops, and waits for open calls. @returns all attempts @throws Error when an answer was not as declared */
  stop(): Promise<readonly Attempt[]>;
  /** Repeats the last refused calls under the same keys. @throws Error when one is refused again */
  sendAgain(): Promise<number>;
  /** Creates one resource of each kind. @returns which of them were created */
  tryEach(): Promise<Readonly<Record<Kind, boolean>>>;
  /** Reads over this many connections at once. @throws Error when a call is refused */
  readAtOnce(times: number): Promise<void>;
  close(): void;
}

const operations = new Map<string, AnyOperation>(
  [...servedOperations.ucloud, ...servedOperations.objectStorage].map(({ id, operation }) => [id, operation]),
);

/** Signs of internals that must not reach a caller. */
const internals = /\bat \S+ \(|\.[jt]s:\d|node_modules|prisma|postgres|sqlstate|errno|base\/\d|pg_wal/i;

const operationOf = (id: string): AnyOperation => {
  const operation = operations.get(id);
  if (!operation) throw new Error(`There is no operation ${id}.`);
  return operation;
};

const isDone = (id: string, answer: WireAnswer): boolean => {
  const { isSuccess, entry } = judge(operationOf(id), answer, { databaseMayBeAway: true });
  if (isSuccess) return true;
  if (entry?.status !== 503) throw new Error(`${id} is refused: ${answer.status} ${answer.text}`);
  if (internals.test(answer.text)) throw new Error(`${id} shows what is inside: ${answer.text}`);
  return false;
};

interface Call {
  readonly id: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** An idempotency key. */
  readonly key?: string;
}

interface PlannedCall {
  readonly attempt: Attempt;
  readonly call: Call;
}

const mixture: readonly Kind[] = ["user", "service", "user", "provider", "user", "registration", "user"];
/** The pause of a caller after a refusal. */
const pauseMs = 50;
/** How many refused calls are repeated at the end. */
const mostAgain = 40;
const longestWaitMs = 90_000;

/** Starts a reader and this many writers, half of them with idempotency keys. */
export const startLoad = async ({ url, context }: RunningServer, writers: number): Promise<Load> => {
  const wire = openWire(url);
  await createAccount(context, "load", "password of load");
  const { token } = await createAccountToken(context, "load", "load");
  const admin = await createIssueTestToken(context)("admin", "ADMIN", { lifetimeSeconds: 86_400 });

  const ask = ({ id, params = {}, body, key }: Call): Promise<WireAnswer> => {
    const { method, path } = operationOf(id);
    return wire.send({
      method,
      target: path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ""),
      headers: {
        authorization: `Bearer ${id.startsWith("objectStorage") ? token : admin}`,
        "content-type": "application/json",
        ...(key !== undefined && { [idempotencyKeyHeader]: key }),
      },
      body: body && JSON.stringify(body),
    });
  };
  const send = async (call: Call): Promise<boolean> => isDone(call.id, await ask(call));
  const serviceOf = (name: string): Call => ({
    id: "objectStorage.services.create",
    body: { name, region: "europe-1", configured_status: "started", ...serviceParts },
  });
  const { uuid } = JSON.parse((await ask(serviceOf("home"))).text) as { uuid: string };

  const counts: LoadCounts = { written: 0, refused: 0, read: 0, unread: 0 };
  const done: Attempt[] = [{ kind: "service", names: ["home"], isDone: true }];
  const open: PlannedCall[] = [];
  let stopping = false;
  let made = 0;
  const fresh = (kind: string) => `${kind}-${++made}`;

  const plannedCall = (kind: Kind): PlannedCall => {
    const names = Array.from({ length: kind === "provider" || kind === "registration" ? 2 : 1 }, () => fresh(kind));
    const [name = ""] = names;
    const calls: Readonly<Record<Kind, () => Call>> = {
      service: () => serviceOf(name),
      user: () => ({
        id: "objectStorage.users.create",
        params: { service_uuid: uuid },
        body: { username: name },
      }),
      provider: () => ({
        id: "providers.create",
        body: { items: names.map((id) => ({ id, domain: `${id}.example.com`, https: true, port: 8443 })) },
      }),
      registration: () => ({ id: "authProviders.register", body: { items: names.map((id) => ({ id })) } }),
    };
    return { attempt: { kind, names }, call: calls[kind]() };
  };
  const removalOf = (username: string): PlannedCall => ({
    attempt: { kind: "user", names: [username], removes: true },
    call: { id: "objectStorage.users.delete", params: { service_uuid: uuid, username } },
  });

  const carryOut = async ({ attempt, call }: PlannedCall): Promise<boolean> => {
    const isThere = await send(call);
    done.push({ ...attempt, ...(isThere && { isDone: true }) });
    counts[isThere ? "written" : "refused"] += 1;
    if (!isThere) await delay(pauseMs);
    return isThere;
  };

  const write = async (writer: number): Promise<void> => {
    for (let turn = writer; !stopping; turn++) {
      const { attempt, call } = plannedCall(mixture[turn % mixture.length] as Kind);
      const keyed = operationOf(call.id).keyed === true && writer % 2 === 0;
      const sent = { attempt, call: { ...call, ...(keyed && { key: attempt.names.join("+") }) } };
      const isThere = await carryOut(sent);
      if (!isThere && keyed) open.push(sent);
      if (isThere && attempt.kind === "user" && turn % 3 === 0) await carryOut(removalOf(attempt.names[0] as string));
    }
  };

  const reads: readonly Call[] = [{ id: "objectStorage.services.list" }, { id: "providers.browse" }];
  const read = async (): Promise<void> => {
    for (let turn = 0; !stopping; turn++) {
      const isThere = await send(reads[turn % reads.length] as Call);
      counts[isThere ? "read" : "unread"] += 1;
      await delay(pauseMs);
    }
  };

  const running = Promise.all([read(), ...Array.from({ length: writers }, (_, writer) => write(writer))]);
  let failure: { readonly error: unknown } | undefined;
  running.catch((error: unknown) => {
    stopping = true;
    failure = { error };
  });
  const countsNow = (): LoadCounts => {
    if (failure) throw new Error("An answer is not what the contract says.", { cause: failure.error });
    return { ...counts };
  };
  return {
    counts: countsNow,
    more: async (wanted) => {
      const before = countsNow();
      const limit = performance.now() + longestWaitMs;
      const names = Object.keys(wanted) as (keyof LoadCounts)[];
      for (
        let now = before;
        !names.every((name) => now[name] - before[name] >= (wanted[name] ?? 0));
        now = countsNow()
      ) {
        if (performance.now() > limit)
          throw new Error(`Waited in vain for ${JSON.stringify({ wanted, before, now })}.`);
        await delay(pauseMs);
      }
    },
    stop: async () => {
      stopping = true;
      await running;
      return done;
    },
    sendAgain: async () => {
      const some = open.slice(-mostAgain);
      await Promise.all(
        some.map(async ({ attempt, call }) => {
          if (!(await send(call))) throw new Error(`${call.id} is refused again.`);
          const index = done.findIndex(({ names }) => names === attempt.names);
          done[index] = { ...attempt, isDone: true };
        }),
      );
      return some.length;
    },
    tryEach: async () => {
      const kinds = [...new Set(mixture)];
      const tries = kinds.map(async (kind) => [kind, await carryOut(plannedCall(kind))] as const);
      return Object.fromEntries(await Promise.all(tries)) as Record<Kind, boolean>;
    },
    readAtOnce: async (times) => {
      const refused = await Promise.all(
        Array.from({ length: times }, async (_, turn) => !(await send(reads[turn % reads.length] as Call))),
      );
      if (refused.some(Boolean)) throw new Error("Somebody who reads is refused.");
    },
    close: () => wire.close(),
  };
};
