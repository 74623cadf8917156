import { LRUCache } from "lru-cache";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { Vault } from "../../../vault/vault.js";
import type { Session } from "../sessions/session.js";
import { type EffectiveBucketPolicy, readBucketPolicy } from "./bucket-policy.js";
import { type Caller, readCaller } from "./caller.js";
import { createCompiledDocuments } from "./compiled-documents.js";
import { currentRevision } from "./revision.js";
import { type EffectiveRole, readRole } from "./role.js";
import { type SessionCaller, sessionCaller } from "./session-caller.js";
import type { Sized } from "./sized.js";
import { type EffectiveUser, readSizedUser, readUserById } from "./user.js";

/** A bucket whose policy is asked for. */
export interface PolicyBucket {
  readonly id: bigint;
  readonly serviceUuid: string;
  /** Whoever it is asked for is anonymous, or of another account. */
  readonly isForeign?: boolean;
}

/**
 * Who callers are and what applies to them, compiled and remembered under the revision of their service. Every change of an
 * identity or policy moves that revision in its own transaction, so that it counts at the next request on every server.
 */
export interface EffectivePolicies {
  /**
   * The user of an access key. A remembered one costs a statement that reads the revision.
   *
   * @param revision the current revision of the user's service, if a statement of this request has read it; then a remembered
   * caller costs nothing
   * @returns undefined for an unknown access key
   */
  caller(accessKeyId: string, revision?: bigint): Promise<Caller | undefined>;
  /**
   * The user of an access key as remembered. It counts only if `revision` is the current one, which another statement of
   * the request tells.
   */
  remembered(accessKeyId: string): Caller | undefined;
  /** A role of a service, as `caller` reads a user. */
  role(serviceUuid: string, name: string, revision?: bigint): Promise<EffectiveRole | undefined>;
  /** A user of a service by its name, as `caller` reads a user. */
  user(serviceUuid: string, name: string, revision?: bigint): Promise<EffectiveUser | undefined>;
  /**
   * Who a session is now. Whether it is over is for the caller to find out.
   *
   * @param revision the current revision of the session's service
   * @returns undefined if the role, or the user who holds it, is gone
   */
  session(session: Session, revision?: bigint): Promise<SessionCaller | undefined>;
  /** Forgets everything: for a database that was put back, where revisions come again. */
  forget(): void;
  /**
   * The policy of a bucket, and what decides beside it, as `caller` reads a user.
   *
   * @returns undefined for an unknown bucket. Its policy is undefined if it has none, or a public one that is restricted to the
   * bucket's own account, which whoever asks is not of
   */
  bucket(
    bucket: PolicyBucket,
    revision?: bigint,
  ): Promise<Pick<EffectiveBucketPolicy, "policy" | "access"> | undefined>;
}

interface Revised {
  readonly revision: bigint;
}

/** What policies are read from, and how much of them is remembered. */
export interface EffectivePoliciesOptions {
  readonly db: PrismaClient;
  readonly vault: Vault;
  /** About how many bytes of memory they take at most; 64 MiB unless given. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 64 * 1024 * 1024;

/** Remembers values under the revision of their service. */
const rememberRevised = <Value extends Revised>(maxBytes: number) => {
  const known = new LRUCache<string, Value>({ maxSize: maxBytes, maxEntrySize: maxBytes });
  return {
    forget: () => known.clear(),
    peek: (key: string): Value | undefined => known.get(key),
    /** @param read reads the value anew: also while others do, since they may have begun before a change */
    current: async (
      key: string,
      revision: (value: Value) => Promise<bigint> | bigint,
      read: () => Promise<Sized<Value> | undefined>,
    ): Promise<Value | undefined> => {
      const remembered = known.get(key);
      if (remembered && (await revision(remembered)) === remembered.revision) return remembered;
      const fresh = await read();
      // of two that were read at once, the newer one stays
      if (fresh === undefined) known.delete(key);
      else if (fresh.value.revision >= (known.get(key)?.revision ?? 0n))
        known.set(key, fresh.value, { size: fresh.bytes });
      return fresh?.value;
    },
  };
};

/** Makes the reader of effective policies for one server. Half of its memory is for compiled documents, which all share. */
export const createEffectivePolicies = ({
  db,
  vault,
  maxBytes = defaultMaxBytes,
}: EffectivePoliciesOptions): EffectivePolicies => {
  const compile = createCompiledDocuments(maxBytes / 2);
  const callers = rememberRevised<Caller>(maxBytes / 8);
  const roles = rememberRevised<EffectiveRole>(maxBytes / 8);
  const buckets = rememberRevised<EffectiveBucketPolicy>(maxBytes / 8);
  const users = rememberRevised<EffectiveUser>(maxBytes / 8);
  const roleOf: EffectivePolicies["role"] = (serviceUuid, name, revision) =>
    roles.current(
      `${serviceUuid} ${name}`,
      () => revision ?? currentRevision(db, serviceUuid),
      () => readRole({ db, compile }, { serviceUuid, name }),
    );
  const user: EffectivePolicies["user"] = (serviceUuid, username, revision) =>
    users.current(
      `${serviceUuid} ${username}`,
      () => revision ?? currentRevision(db, serviceUuid),
      () => readSizedUser({ db, compile }, { serviceUuid, username }),
    );
  return {
    forget: () => {
      for (const each of [callers, users, roles, buckets]) each.forget();
    },
    caller: (accessKeyId, revision) =>
      callers.current(
        accessKeyId,
        ({ serviceUuid }) => revision ?? currentRevision(db, serviceUuid),
        () => readCaller({ db, vault, compile }, accessKeyId),
      ),
    remembered: callers.peek,
    role: roleOf,
    user,
    session: async (session, revision) => {
      const { identity, holder, serviceUuid } = session;
      const [found, role] = await Promise.all([
        user(holder.serviceUuid, holder.username, holder.serviceUuid === serviceUuid ? revision : undefined),
        identity.kind === "role" ? roleOf(serviceUuid, identity.role, revision) : undefined,
      ]);
      // who was renamed since is still there
      const { serviceUuid: uuid, userId } = holder;
      const holding =
        found?.userId === userId ? found : await readUserById({ db, compile }, { serviceUuid: uuid, userId });
      return sessionCaller(compile, session, { user: holding, role });
    },
    bucket: async ({ id, serviceUuid, isForeign = false }, revision) => {
      const found = await buckets.current(
        String(id),
        () => revision ?? currentRevision(db, serviceUuid),
        () => readBucketPolicy({ db, compile }, id),
      );
      return found && isForeign && found.isRestricted ? { ...found, policy: undefined } : found;
    },
  };
};
