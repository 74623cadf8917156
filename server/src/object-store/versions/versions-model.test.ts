import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recount } from "../buckets/recount.js";
import { listObjects } from "../listings/list-objects.js";
import { type ListedMarker, type ListedVersion, listVersions } from "../listings/list-versions.js";
import { copyObject } from "../objects/copy.js";
import { deleteObject } from "../objects/delete.js";
import { deleteObjects } from "../objects/delete-many.js";
import { findObject } from "../objects/find.js";
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
import { setVersioning, type Versioning } from "./versioning.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

/** A version of the model; a delete marker has no object. */
interface ModelVersion {
  readonly id: string;
  readonly object?: { readonly etag: string; readonly size: number; readonly blob: string };
}

/** What there is, told in the plainest way: the versions of each key, the latest first. */
interface Model {
  readonly bucket: TestBucket;
  versioning: Versioning | null;
  readonly keys: Map<string, ModelVersion[]>;
  readonly blobs: string[];
}

const keys = ["a", "a/1", "a/2", "b"];
const now = () => {
  objects.context.clock.advance(1);
  return objects.context.clock();
};
const versionsOf = ({ keys: all }: Model, key: string): ModelVersion[] => all.get(key) ?? [];
const currentOf = (model: Model, key: string) => versionsOf(model, key)[0]?.object;

/** Adds a version as the latest; the one that it replaces goes. */
const add = (model: Model, key: string, id: string, object?: ModelVersion["object"]): void => {
  const others = versionsOf(model, key).filter((one) => one.id !== "null" || id !== "null");
  model.keys.set(key, [{ id, ...(object && { object }) }, ...others]);
};
/** Removes a version, or all that there is of a key in a bucket without versions. @returns it */
const remove = (model: Model, key: string, id: string): ModelVersion | undefined => {
  const gone = versionsOf(model, key).find((one) => one.id === id);
  model.keys.set(
    key,
    versionsOf(model, key).filter((one) => one !== gone),
  );
  return gone;
};
const expectId = (model: Model, id: string | null | undefined): string => {
  if (model.versioning === "Enabled") expect(id).toMatch(/^[0-9a-f]{32}$/);
  else expect(id ?? null).toBe(model.versioning && "null");
  return id ?? "null";
};

type Step = (model: Model) => Promise<void>;
const key = fc.constantFrom(...keys);
const condition = fc.constantFrom("none", "none", "none", "absent", "matching");

/** What a write under a condition is refused with. */
const refusal = (kind: string, isThere: boolean): string | undefined => {
  if (kind === "absent") return isThere ? "PreconditionFailed" : undefined;
  return kind === "matching" && !isThere ? "NoSuchKey" : undefined;
};
const conditionsOf = (kind: string, etag: string | undefined) => {
  if (kind === "absent") return { conditions: { ifNoneMatch: ["*"] } };
  return kind === "matching" ? { conditions: { ifMatch: [etag ?? "none"] } } : {};
};
/** A version of a key, or one that is not there. */
const choose = (model: Model, name: string, which: number): string => {
  const versions = versionsOf(model, name);
  return [...versions.map(({ id }) => id), "null", "0".repeat(32)][which % (versions.length + 2)] ?? "null";
};

const steps: Record<string, fc.Arbitrary<Step>> = {
  set: fc.constantFrom<Versioning[]>("Enabled", "Enabled", "Suspended").map(
    (versioning): Step =>
      async (model) => {
        await setVersioning(objects.db, model.bucket.bucketId, versioning);
        model.versioning = versioning;
      },
  ),
  put: fc.tuple(key, fc.nat({ max: 300 }), condition).map(
    ([name, size, kind]): Step =>
      async (model) => {
        const current = currentOf(model, name);
        const blob = randomUUID();
        const etag = md5Of(blob);
        const put = newObject(model.bucket.bucketId, name, {
          content: blobBytes(blob, size),
          etag,
          modifiedAt: now(),
          ...conditionsOf(kind, current?.etag),
        });
        const outcome = await codeOf(putObject(objects.db, put));
        const refused = refusal(kind, current !== undefined);
        if (refused !== undefined) return expect(outcome).toBe(refused);
        if (typeof outcome === "string") return expect.fail(outcome);
        const id = expectId(model, outcome.versionId);
        const replaced = id === "null" ? versionsOf(model, name).find((one) => one.id === id)?.object : undefined;
        expect(outcome.replaced?.size).toBe(replaced?.size);
        model.blobs.push(blob);
        add(model, name, id, { etag, size, blob });
      },
  ),
  delete: fc.tuple(key, fc.boolean()).map(
    ([name, isMatching]): Step =>
      async (model) => {
        const current = currentOf(model, name);
        const deletion = { bucketId: model.bucket.bucketId, key: Buffer.from(name), at: now() };
        const conditions = isMatching ? { ifMatch: [current?.etag ?? "none"] } : {};
        const outcome = await codeOf(deleteObject(objects.db, { ...deletion, ...conditions }));
        if (isMatching && !current) return expect(outcome).toBe("NoSuchKey");
        if (!model.versioning) {
          expect(outcome).toEqual(current && { size: current.size });
          return void remove(model, name, "null");
        }
        if (typeof outcome !== "object") return expect.fail();
        expect(outcome.isMarker).toBe(true);
        add(model, name, expectId(model, outcome.versionId));
      },
  ),
  deleteVersion: fc.tuple(key, fc.nat({ max: 6 })).map(
    ([name, which]): Step =>
      async (model) => {
        const versionId = choose(model, name, which);
        const deletion = { bucketId: model.bucket.bucketId, key: Buffer.from(name), at: now(), versionId };
        const outcome = await deleteObject(objects.db, deletion);
        const gone = remove(model, name, versionId);
        const size = gone?.object && { size: gone.object.size };
        if (model.versioning) expect(outcome).toEqual({ versionId, isMarker: gone !== undefined && !size, ...size });
        else expect(outcome).toEqual(size);
      },
  ),
  deleteMany: fc.array(fc.tuple(key, fc.option(fc.nat({ max: 6 }))), { minLength: 1, maxLength: 4 }).map(
    (asked): Step =>
      async (model) => {
        // versions are chosen before any is deleted; of a key, versions go before it is marked
        const named = [
          ...new Map(asked.map(([name, which]) => [`${name} ${which === null}`, { name, which }])).values(),
        ];
        const chosen = named.map(({ name, which }) => ({
          name,
          ...(which !== null && { versionId: choose(model, name, which) }),
        }));
        const request = chosen.map(({ name, ...one }) => ({ key: Buffer.from(name), ...one }));
        const { bucketId } = model.bucket;
        const outcomes = await deleteObjects(objects.db, { bucketId, at: now(), objects: request });
        for (const { name, versionId } of chosen) if (versionId !== undefined) remove(model, name, versionId);
        for (const [index, { name, versionId }] of chosen.entries()) {
          if (versionId !== undefined) continue;
          const outcome = outcomes[index];
          if (!model.versioning) remove(model, name, "null");
          else if (typeof outcome === "object") add(model, name, expectId(model, outcome.versionId));
          else expect.fail();
        }
      },
  ),
  copy: fc.tuple(key, fc.nat({ max: 6 }), key).map(
    ([source, which, target]): Step =>
      async (model) => {
        const { bucketId } = model.bucket;
        const versionId = choose(model, source, which);
        const address = { ...model.bucket, key: Buffer.from(source), versionId };
        const expected = (await findObject(objects.db, address, { withBytes: false }))?.object;
        const there = versionsOf(model, source).find(({ id }) => id === versionId)?.object;
        expect(expected?.etag).toBe(there?.etag);
        if (!expected || !there) return;
        const { versionId: id } = await copyObject(objects.db, {
          source: { bucketId, key: Buffer.from(source), expected },
          target: { bucketId, key: Buffer.from(target) },
          creator: null,
          acl: null,
          modifiedAt: now(),
        });
        add(model, target, expectId(model, id), there);
      },
  ),
};

const listedOf = (entry: ListedVersion | ListedMarker) => [
  entry.key.toString(),
  entry.versionId,
  entry.isLatest,
  entry.kind === "version" ? entry.etag : "marker",
];

/** All entries, so many on a page. */
const listAll = async ({ bucket }: Model, limit: number, delimiter?: string) => {
  const found: (ReturnType<typeof listedOf> | string)[] = [];
  const scope = { prefix: Buffer.alloc(0), ...(delimiter !== undefined && { delimiter: Buffer.from(delimiter) }) };
  for (let after: Awaited<ReturnType<typeof listVersions>>["next"], first = true; first || after; first = false) {
    const { entries, next } = await listVersions(objects.db, { ...bucket, ...scope, after, limit });
    expect(entries.length).toBeLessThanOrEqual(limit);
    found.push(...entries.map((one) => (one.kind === "prefix" ? one.prefix.toString() : listedOf(one))));
    after = next;
  }
  return found;
};

const compare = async (model: Model, pageSize: number) => {
  const { bucket } = model;
  const expected = keys.flatMap((name) =>
    versionsOf(model, name).map(({ id, object }, index) => [name, id, index === 0, object?.etag ?? "marker"]),
  );
  expect(await listAll(model, pageSize)).toEqual(expected);
  const below = expected.some(([name]) => String(name).startsWith("a/"));
  const joined = expected.filter(([name]) => !String(name).startsWith("a/"));
  const place = joined.filter(([name]) => name === "a").length;
  expect(await listAll(model, pageSize, "/")).toEqual(below ? joined.toSpliced(place, 0, "a/" as never) : joined);
  const { entries } = await listObjects(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
  const current = keys.flatMap((name) => currentOf(model, name)?.etag ?? []);
  expect(entries.map((one) => one.kind === "object" && one.etag)).toEqual(current);
  for (const name of keys) {
    const found = await findObject(objects.db, { ...bucket, key: Buffer.from(name) }, { withBytes: false });
    const [latest] = versionsOf(model, name);
    expect([found?.object?.etag, found?.object?.versionId ?? found?.marker?.versionId]).toEqual([
      latest?.object?.etag,
      latest?.id,
    ]);
  }
  expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
  const removed = new Set<string>();
  objects.context.clock.advance(120_000);
  const context = { prisma: objects.db, clock: objects.context.clock };
  for (let claimed = await claimRemovals(context); claimed; claimed = await claimRemovals(context)) {
    for (const id of claimed.blobIds) removed.add(id);
    await claimed.confirm();
  }
  const held = new Set(keys.flatMap((name) => versionsOf(model, name).flatMap(({ object }) => object?.blob ?? [])));
  expect([...held].filter((blob) => removed.has(blob))).toEqual([]);
  expect(await findReferenced(objects.db, model.blobs)).toEqual(held);
};

it("versions are as a plain model of them, in all three states: listed, found, counted and kept", async () => {
  const { set, ...others } = steps;
  const step = fc.oneof({ arbitrary: set as fc.Arbitrary<Step>, weight: 1 }, ...Object.values(others));
  const commands = fc.array(step, { minLength: 1, maxLength: 40, size: "max" });
  await fc.assert(
    fc.asyncProperty(commands, fc.integer({ min: 1, max: 5 }), async (sequence, pageSize) => {
      const model: Model = { bucket: await objects.bucket(), versioning: null, keys: new Map(), blobs: [] };
      for (const one of sequence) await one(model);
      await compare(model, pageSize);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
