import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { doAllDue } from "../../test-kit/do-due-work.js";
import { recount } from "../buckets/recount.js";
import { listVersions } from "../listings/list-versions.js";
import { putBucketLock } from "../locks/bucket-lock.js";
import { mayChangeRetention, noLock, type ObjectLock, type RetentionMode } from "../locks/object-lock.js";
import { setLegalHold, setRetention } from "../locks/set-lock.js";
import { deleteObject } from "../objects/delete.js";
import { putObject } from "../objects/put.js";
import { claimRemovals } from "../removals/claim.js";
import { findReferenced } from "../removals/referenced.js";
import { codeOf } from "../testing/figures.js";
import {
  blobBytes,
  md5Of,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
} from "../testing/objects.js";
import { setVersioning, type Versioning } from "../versions/versioning.js";
import { putLifecycle } from "./configuration.js";
import type { LifecycleRule } from "./rules.js";
import { lifecycleRuns } from "./run.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

/** A version of the model; a delete marker has no blob. */
interface ModelVersion {
  readonly id: string;
  readonly etag: string;
  readonly at: Date;
  readonly blob?: string;
  lock: ObjectLock;
}

/** What there is, told in the plainest way: the versions of each key, the latest first. */
interface Model {
  readonly bucket: TestBucket;
  versioning: Versioning | null;
  hasLock: boolean;
  rules: readonly LifecycleRule[];
  keys: Map<string, ModelVersion[]>;
  readonly blobs: string[];
}

const dayMs = 86_400_000;
const names = ["a", "a/1", "b"];
const now = () => {
  objects.context.clock.advance(1);
  return objects.context.clock();
};
const versionsOf = (model: Model, key: string): ModelVersion[] => model.keys.get(key) ?? [];
const isLocked = ({ lock: { retention, legalHold } }: ModelVersion, at: Date, bypass: boolean): boolean =>
  legalHold === true || (retention !== null && retention.until > at && !(bypass && retention.mode === "GOVERNANCE"));
const add = (model: Model, key: string, version: ModelVersion): void => {
  const others = versionsOf(model, key).filter((one) => one.id !== "null" || version.id !== "null");
  model.keys.set(key, [version, ...others]);
};
const midnight = (from: Date, days: number) => (Math.floor((from.getTime() + days * dayMs) / dayMs) + 1) * dayMs;

type Step = (model: Model) => Promise<void>;
const key = fc.constantFrom(...names);
const chosen = (model: Model, name: string, which: number): ModelVersion | undefined =>
  versionsOf(model, name)[which % Math.max(versionsOf(model, name).length, 1)];
const retentionOf = (mode: RetentionMode, days: number, at: Date) => ({
  mode,
  until: new Date(at.getTime() + days * dayMs),
});
const lockable = ({ id, etag, at }: ModelVersion, model: Model, name: string) => ({
  bucketId: model.bucket.bucketId,
  key: Buffer.from(name),
  versionId: id,
  etag,
  modifiedAt: at,
});

const steps: Record<string, fc.Arbitrary<Step>> = {
  versioning: fc.constantFrom<Versioning[]>("Enabled", "Enabled", "Suspended").map(
    (versioning): Step =>
      async (model) => {
        const outcome = await codeOf(setVersioning(objects.db, model.bucket.bucketId, versioning));
        if (model.hasLock && versioning === "Suspended") return expect(outcome).toBe("ObjectLockEnabled");
        expect(outcome).toBeUndefined();
        model.versioning = versioning;
      },
  ),
  lockBucket: fc.constant<Step>(async (model) => {
    const outcome = await codeOf(putBucketLock(objects.db, model.bucket.bucketId, {}));
    if (model.versioning !== "Enabled") return expect(outcome).toBe("VersioningNotEnabled");
    model.hasLock = true;
  }),
  put: fc.tuple(key, fc.nat({ max: 40 }), fc.nat({ max: 3 }), fc.boolean()).map(
    ([name, size, lockDays, hold]): Step =>
      async (model) => {
        const [blob, at] = [randomUUID(), now()];
        const lock: ObjectLock = {
          retention:
            model.hasLock && lockDays > 0 ? retentionOf(hold ? "GOVERNANCE" : "COMPLIANCE", lockDays, at) : null,
          legalHold: null,
        };
        const etag = md5Of(blob);
        const object = newObject(model.bucket.bucketId, name, {
          content: blobBytes(blob, size),
          etag,
          modifiedAt: at,
          lock,
        });
        const { versionId } = await putObject(objects.db, object);
        model.blobs.push(blob);
        add(model, name, { id: versionId ?? "null", etag, at, blob, lock });
      },
  ),
  mark: key.map(
    (name): Step =>
      async (model) => {
        const at = now();
        const outcome = await deleteObject(objects.db, { bucketId: model.bucket.bucketId, key: Buffer.from(name), at });
        if (!model.versioning) model.keys.delete(name);
        else add(model, name, { id: outcome?.versionId ?? expect.fail(), etag: "", at, lock: noLock });
      },
  ),
  remove: fc.tuple(key, fc.nat(), fc.boolean()).map(
    ([name, which, bypassGovernance]): Step =>
      async (model) => {
        const version = chosen(model, name, which);
        if (!version) return;
        const at = now();
        const deletion = {
          bucketId: model.bucket.bucketId,
          key: Buffer.from(name),
          at,
          versionId: version.id,
          bypassGovernance,
        };
        const outcome = await codeOf(deleteObject(objects.db, deletion));
        expect(outcome === "ObjectLocked").toBe(isLocked(version, at, bypassGovernance));
        if (outcome !== "ObjectLocked")
          model.keys.set(
            name,
            versionsOf(model, name).filter((one) => one !== version),
          );
      },
  ),
  retain: fc
    .tuple(
      key,
      fc.nat(),
      fc.constantFrom<(RetentionMode | null)[]>("GOVERNANCE", "COMPLIANCE", null),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
    )
    .map(
      ([name, which, mode, lockDays, bypassGovernance]): Step =>
        async (model) => {
          const version = chosen(model, name, which);
          if (!version?.blob) return;
          const at = now();
          const next = mode && retentionOf(mode, lockDays, at);
          const change = { current: version.lock.retention, next, at, bypassGovernance };
          const outcome = await codeOf(
            setRetention(objects.db, lockable(version, model, name), next, { at, bypassGovernance }),
          );
          if (!model.hasLock) return expect(outcome).toBe("NoObjectLock");
          expect(outcome).toBe(mayChangeRetention(change) ? undefined : "ObjectLocked");
          if (outcome === undefined) version.lock = { ...version.lock, retention: next };
        },
    ),
  hold: fc.tuple(key, fc.nat(), fc.boolean()).map(
    ([name, which, legalHold]): Step =>
      async (model) => {
        const version = chosen(model, name, which);
        if (!version?.blob) return;
        const outcome = await codeOf(setLegalHold(objects.db, lockable(version, model, name), legalHold));
        if (!model.hasLock) return expect(outcome).toBe("NoObjectLock");
        version.lock = { ...version.lock, legalHold };
      },
  ),
  rules: fc
    .record({
      prefix: fc.constantFrom("", "a", "a/"),
      days: fc.option(fc.integer({ min: 1, max: 3 })),
      markers: fc.boolean(),
      noncurrent: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 2 }))),
    })
    .map(
      ({ prefix, days, markers, noncurrent }): Step =>
        async (model) => {
          const filter = { form: "single", tags: [], prefix } as const;
          const expiration = days === null ? markers && { expiredObjectDeleteMarker: true } : { days };
          model.rules = [
            {
              id: "r",
              enabled: true,
              filter,
              ...(expiration && { expiration }),
              ...(noncurrent && { noncurrent: { days: noncurrent[0], newer: noncurrent[1] } }),
            },
          ];
          const configuration = { rules: model.rules, transitionDefaultMinimumObjectSize: "x" };
          await putLifecycle(objects.db, model.bucket.bucketId, configuration, now());
        },
    ),
  pass: fc.integer({ min: 1, max: 3 }).map(
    (days): Step =>
      async (model) => {
        objects.context.clock.advance(days * dayMs);
        const at = objects.context.clock();
        const traffic = { add: () => undefined };
        await doAllDue(
          { prisma: objects.db, clock: objects.context.clock },
          lifecycleRuns({ prisma: objects.db, clock: objects.context.clock, traffic }),
        );
        await executed(model, at);
      },
  ),
};

/** What one execution of the rules does to the model: first to what is current, then to what is not. */
const executed = async (model: Model, at: Date): Promise<void> => {
  const [rule] = model.rules;
  if (!rule) return;
  const listed = await listAll(model);
  const isFor = (name: string) => name.startsWith(rule.filter.prefix ?? "");
  const { expiration, noncurrent } = rule;
  const isOver = (from: Date, days: number) => midnight(from, days) <= at.getTime();
  for (const name of names.filter(isFor)) {
    const [current] = versionsOf(model, name);
    if (!current?.blob || !expiration || !("days" in expiration) || !isOver(current.at, expiration.days)) continue;
    if (!model.versioning) model.keys.delete(name);
    else {
      // the id of the new marker is told by the listing alone
      const id = listed.find(([of]) => of === name)?.[1] ?? "none";
      add(model, name, { id, etag: "", at, lock: noLock });
    }
  }
  for (const name of names.filter(isFor)) {
    const all = versionsOf(model, name);
    const isGone = (version: ModelVersion, index: number): boolean => {
      const successor = all[index - 1];
      if (successor) {
        const newer = all.slice(1, index).filter(({ blob }) => blob).length;
        return Boolean(noncurrent && newer >= (noncurrent.newer ?? 0) && isOver(successor.at, noncurrent.days));
      }
      if (version.blob || all.length > 1 || !expiration) return false;
      return "days" in expiration ? isOver(version.at, expiration.days) : "expiredObjectDeleteMarker" in expiration;
    };
    const kept = all.filter((version, index) => !isGone(version, index) || isLocked(version, at, false));
    model.keys.set(name, kept);
  }
};

/** All entries: key, version, and what its bytes are. */
const listAll = async ({ bucket }: Model) => {
  const { entries } = await listVersions(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
  return entries.flatMap((one): [string, string, string][] =>
    one.kind === "prefix" ? [] : [[one.key.toString(), one.versionId, one.kind === "version" ? one.etag : ""]],
  );
};

const compare = async (model: Model) => {
  const expected = names.flatMap((name) => versionsOf(model, name).map(({ id, etag }) => [name, id, etag]));
  expect(await listAll(model)).toEqual(expected);
  expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
};

const compareBlobs = async (model: Model) => {
  objects.context.clock.advance(120_000);
  const context = { prisma: objects.db, clock: objects.context.clock };
  for (let claimed = await claimRemovals(context); claimed; claimed = await claimRemovals(context))
    await claimed.confirm();
  const held = names.flatMap((name) => versionsOf(model, name).flatMap(({ blob }) => blob ?? []));
  expect(await findReferenced(objects.db, model.blobs)).toEqual(new Set(held));
};

it("versions, locks and lifecycle rules are as a plain model of them: nothing locked goes, all is counted, and bytes go with what held them", async () => {
  const { versioning, lockBucket, put, pass, ...others } = steps as Record<string, fc.Arbitrary<Step>>;
  const weighted = [versioning, lockBucket, put, put, put, pass, pass].flatMap((one) => one ?? []);
  const commands = fc.array(fc.oneof(...weighted, ...Object.values(others)), {
    minLength: 5,
    maxLength: 40,
    size: "max",
  });
  // most sequences begin in a bucket with object lock: few would come to one
  const beginning = fc.constantFrom("locked", "locked", "plain");
  await fc.assert(
    fc.asyncProperty(beginning, commands, async (kind, sequence) => {
      await objects.db.bucketLifecycle.deleteMany();
      const model: Model = {
        bucket: await objects.bucket(),
        versioning: null,
        hasLock: false,
        rules: [],
        keys: new Map(),
        blobs: [],
      };
      if (kind === "locked") {
        await setVersioning(objects.db, model.bucket.bucketId, "Enabled");
        await putBucketLock(objects.db, model.bucket.bucketId, {});
        Object.assign(model, { versioning: "Enabled", hasLock: true });
      }
      for (const one of sequence) {
        await one(model);
        await compare(model);
      }
      await compareBlobs(model);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
