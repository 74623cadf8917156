import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foldersOf, newBlobId } from "../blob-id.js";
import type { BlobStore } from "../blob-store.js";
import { createLocalBlobStore } from "../local/local-blob-store.js";
import { bytesOf, inGroups } from "../testing/pieces.js";
import { createRemover, removeBlobs } from "./remover.js";
import { sweepOrphans } from "./sweep-orphans.js";

const now = new Date("2026-12-01T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const longAgo = new Date("2026-01-01T00:00:00Z");

let folder: string;
let store: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-sweep-"));
  store = createLocalBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** A blob that was begun and last written to so many minutes ago. */
const plant = async (begunAgo: number, writtenAgo = begunAgo): Promise<string> => {
  const id = newBlobId(minutesAgo(begunAgo).getTime());
  await store.write(id, inGroups(bytesOf(10), 10));
  await utimes(join(folder, ...foldersOf(id), id), minutesAgo(writtenAgo), minutesAgo(writtenAgo));
  return id;
};

const left = async (): Promise<string[]> => {
  const ids: string[] = [];
  for await (const batch of store.list()) ids.push(...batch);
  return ids.sort();
};

const none = async () => new Set<string>();

describe("the sweep", () => {
  it("removes what is in no row and was not touched for an hour, and nothing else", async () => {
    const referenced = await plant(500);
    const orphan = await plant(500);
    const justOld = await plant(61);
    const young = await plant(59);
    const slow = await plant(500, 5);
    const asked: string[] = [];
    const findReferenced = async (ids: readonly string[]) => {
      asked.push(...ids);
      return new Set([referenced]);
    };
    const swept = await sweepOrphans({ store, findReferenced, firstStoredAt: longAgo, now });
    expect(swept).toEqual({ seen: 5, removed: 2, drafts: 0 });
    expect(await left()).toEqual([referenced, young, slow].sort());
    expect(asked.sort()).toEqual([referenced, orphan, justOld, slow].sort());
  });

  it("removes drafts that were not touched for an hour", async () => {
    await plant(500);
    const [old, fresh] = [newBlobId(), newBlobId()];
    for (const id of [old, fresh]) await writeFile(join(folder, "tmp", id), "x");
    await utimes(join(folder, "tmp", old), minutesAgo(61), minutesAgo(61));
    await utimes(join(folder, "tmp", fresh), minutesAgo(59), minutesAgo(59));
    expect(await sweepOrphans({ store, findReferenced: none, firstStoredAt: longAgo, now })).toMatchObject({
      drafts: 1,
    });
    expect(await readdir(join(folder, "tmp"))).toEqual([fresh]);
  });

  it("leaves alone what is older than the database knows of", async () => {
    const [before, after] = [await plant(500), await plant(300)];
    expect(await sweepOrphans({ store, findReferenced: none, firstStoredAt: undefined, now })).toMatchObject({
      removed: 0,
    });
    await sweepOrphans({ store, findReferenced: none, firstStoredAt: minutesAgo(400), now });
    expect(await left()).toEqual([before]);
    expect(after).not.toBe(before);
  });

  it("removes nothing when it cannot be told what is in rows", async () => {
    const id = await plant(500);
    const away = new Error("the database is away");
    const findReferenced = () => Promise.reject(away);
    await expect(sweepOrphans({ store, findReferenced, firstStoredAt: longAgo, now })).rejects.toBe(away);
    expect(await left()).toEqual([id]);
  });

  it("ends when the server stops", async () => {
    const id = await plant(500);
    const signal = AbortSignal.abort();
    await sweepOrphans({ store, findReferenced: none, firstStoredAt: longAgo, now, signal });
    expect(await left()).toEqual([id]);
  });
});

describe("the removal of what nothing holds any more", () => {
  it("removes all of it, also what is gone already", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => plant(1)));
    await removeBlobs(store, [...ids.slice(1), newBlobId()]);
    expect(await left()).toEqual([ids[0]]);
  });

  it("confirms a claim once the blobs are gone, and takes the next", async () => {
    const [one, other] = [await plant(1), await plant(1)];
    const confirmed: string[][] = [];
    const claims = [[one], [other]].map((blobIds) => ({
      blobIds,
      confirm: async () => void confirmed.push(await left()),
    }));
    const worker = createRemover({ log: pino({ level: "silent" }) }, { store, claim: async () => claims.shift() });
    worker.start();
    await expect.poll(() => confirmed).toEqual([[other], []]);
    await worker.stop();
  });

  it("does not confirm what it could not remove", async () => {
    const confirm = vi.fn();
    const failing = { ...store, remove: () => Promise.reject(new Error("the disk is away")) } as unknown as BlobStore;
    const claim = vi.fn(async () => ({ blobIds: [newBlobId()], confirm }));
    const log = pino({ level: "silent" });
    const failed = vi.spyOn(log, "error");
    const worker = createRemover({ log }, { store: failing, claim });
    worker.start();
    await expect.poll(() => failed.mock.calls.length).toBeGreaterThan(0);
    await worker.stop();
    expect(confirm).not.toHaveBeenCalled();
  });
});
