import { mkdir, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mountSmallDisk, type SmallDisk, whyNoDisk } from "../../testing/small-disk.js";
import { isBlobId, newBlobId } from "../blob-id.js";
import { BlobStoreError } from "../blob-store-error.js";
import { errno, faultyFiles } from "../testing/faulty-files.js";
import { bytesOf, gather, inGroups } from "../testing/pieces.js";
import { createLocalBlobStore } from "./local-blob-store.js";

let folder: string;
let root: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-blobs-"));
  root = join(folder, "blobs");
});
afterEach(() => rm(folder, { recursive: true }));

/** The paths of all files below the root, from there. */
const filesBelow = async (): Promise<string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const megabyte = 1024 * 1024;
const whole = (size: number) => ({ start: 0, end: size - 1 });

describe("local blobs", () => {
  it.each([0, 1, 4096, 512 * 1024, megabyte + 1])("gives back %i bytes as they were written", async (size) => {
    const store = createLocalBlobStore(root);
    const [id, bytes] = [newBlobId(), bytesOf(size)];
    expect(await store.write(id, inGroups(bytes, 60_000))).toBe(size);
    expect(await store.find(id)).toMatchObject({ size });
    if (size > 0) expect((await gather(store.read(id, whole(size)))).equals(bytes)).toBe(true);
  });

  it("lies in two folders that its id names, where only the owner can read it", async () => {
    const id = newBlobId();
    await createLocalBlobStore(root).write(id, inGroups(bytesOf(10), 10));
    const [outer, inner] = [join(root, id.slice(4, 6)), join(root, id.slice(4, 6), id.slice(6, 8))];
    expect(await filesBelow()).toEqual([join(inner, id)]);
    expect((await stat(join(inner, id))).mode & 0o777).toBe(0o600);
    for (const path of [root, outer, inner, join(root, "tmp")]) expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it("reads any range, in pieces", async () => {
    const store = createLocalBlobStore(root);
    const [id, bytes] = [newBlobId(), bytesOf(3 * 512 * 1024 + 5)];
    await store.write(id, inGroups(bytes, 100_000));
    const border = 512 * 1024;
    for (const start of [0, 1, border - 1, border, border + 1, bytes.length - 1])
      for (const end of [start, border, 2 * border, bytes.length - 1].filter((each) => each >= start)) {
        const read = await gather(store.read(id, { start, end }));
        expect(read.equals(bytes.subarray(start, end + 1)), `${start}-${end}`).toBe(true);
      }
  });

  it("says that a blob is missing, or shorter than it was", async () => {
    const { files, openCount } = faultyFiles();
    const store = createLocalBlobStore(root, files);
    const id = newBlobId();
    await expect(gather(store.read(id, whole(10)))).rejects.toMatchObject({ fault: "missing" });
    expect(await store.find(id)).toBeUndefined();
    await store.write(id, inGroups(bytesOf(10), 10));
    await truncate(join(root, id.slice(4, 6), id.slice(6, 8), id), 9);
    await expect(gather(store.read(id, whole(10)))).rejects.toMatchObject({ fault: "damaged" });
    expect(openCount()).toBe(0);
  });

  it("closes a blob when its reader leaves, also while the next piece is read", async () => {
    const { files, openCount } = faultyFiles();
    const store = createLocalBlobStore(root, files);
    const [id, bytes] = [newBlobId(), bytesOf(2 * megabyte)];
    await store.write(id, inGroups(bytes, megabyte));
    for await (const piece of store.read(id, whole(bytes.length))) {
      expect(piece.length).toBeGreaterThan(0);
      expect(openCount()).toBe(1);
      break;
    }
    expect(openCount()).toBe(0);
  });

  it("removes a blob, and one that is not there", async () => {
    const store = createLocalBlobStore(root);
    const id = newBlobId();
    await store.write(id, inGroups(bytesOf(10), 10));
    await store.remove(id);
    await store.remove(id);
    expect(await filesBelow()).toEqual([]);
  });

  it("lists all blobs in one order, from any of them on, and nothing else", async () => {
    const store = createLocalBlobStore(root);
    // over three turns of the folders, which do not follow the order of time
    const times = Array.from({ length: 24 }, (_, index) => 1_790_000_000_000 + index * 11 * 24 * 3_600_000);
    const written = times.map((time) => newBlobId(time));
    for (const id of written) await store.write(id, inGroups(bytesOf(1), 1));
    await writeFile(join(root, "tmp", newBlobId()), "a draft");
    await writeFile(join(root, "notes.txt"), "");
    await mkdir(join(root, "zz"));
    const list = async (after?: string) => {
      const ids: string[] = [];
      for await (const batch of store.list(after)) ids.push(...batch);
      return ids;
    };
    const all = await list();
    expect([...all].sort()).toEqual([...written].sort());
    expect(all.every(isBlobId)).toBe(true);
    for (const [index, id] of all.entries()) expect(await list(id)).toEqual(all.slice(index + 1));
  });

  it("has no blobs before the first one was written", async () => {
    const store = createLocalBlobStore(root);
    expect((await store.list().next()).done).toBe(true);
    expect(await store.removeDrafts(new Date())).toBe(0);
  });

  it("removes drafts that nobody has touched for a while", async () => {
    const store = createLocalBlobStore(root);
    await store.write(newBlobId(), inGroups(bytesOf(1), 1));
    const [old, fresh] = [join(root, "tmp", newBlobId()), join(root, "tmp", newBlobId())];
    for (const path of [old, fresh]) await writeFile(path, "x");
    await utimes(old, 1000, 1000);
    expect(await store.removeDrafts(new Date(2_000_000))).toBe(1);
    expect(await readdir(join(root, "tmp"))).toEqual([fresh.split("/").at(-1)]);
  });

  it("tells whether it can be written to", async () => {
    expect(await createLocalBlobStore(root).health()).toEqual({ writable: true, freeBytes: expect.any(Number) });
    expect(await filesBelow()).toEqual([]);
    const { files } = faultyFiles(({ call }) => {
      if (call === "datasync") throw errno("EIO");
    });
    expect(await createLocalBlobStore(root, files).health()).toEqual({
      writable: false,
      reason: "The store of objects' bytes fails: EIO: a fault.",
    });
    expect(await filesBelow()).toEqual([]);
  });
});

describe("writing a local blob", () => {
  const body = bytesOf(1_200_000);
  const write = (files: Parameters<typeof createLocalBlobStore>[1], id = newBlobId()) =>
    createLocalBlobStore(root, files).write(id, inGroups(body, 65_536));

  it("has the bytes on disk before it gives them their name, and the folder before it resolves", async () => {
    const { files, calls, openCount } = faultyFiles();
    const id = newBlobId();
    await write(files, id);
    const [draft, inner] = [join(root, "tmp", id), join(root, id.slice(4, 6), id.slice(6, 8))];
    const at = (call: string, path: string) => calls.findIndex((each) => each.call === call && each.path === path);
    const lastWrite = calls.findLastIndex(({ call }) => call === "write");
    expect(lastWrite).toBeGreaterThan(0);
    expect(at("datasync", draft)).toBeGreaterThan(lastWrite);
    expect(at("rename", draft)).toBeGreaterThan(at("datasync", draft));
    expect(at("sync", inner)).toBeGreaterThan(at("rename", draft));
    // the folders that were made are on disk, too
    for (const path of [folder, root, join(root, id.slice(4, 6))])
      expect(at("sync", join(path, ".").replace(/\/$/, ""))).toBeGreaterThan(-1);
    expect(openCount()).toBe(0);
  });

  /** How many calls one write makes. */
  const countCalls = async (): Promise<number> => {
    const { files, calls } = faultyFiles();
    const id = newBlobId();
    await write(files, id);
    await createLocalBlobStore(root).remove(id);
    return calls.length;
  };

  it.each([
    ["ENOSPC", "full"],
    ["EDQUOT", "full"],
    ["EIO", "unavailable"],
    ["EROFS", "unavailable"],
    ["EMFILE", "unavailable"],
    ["ENOENT", "unavailable"],
  ])("leaves nothing when any of its calls fails with %s", async (code, fault) => {
    await countCalls();
    const steps = await countCalls();
    expect(steps).toBeGreaterThan(8);
    let failed = 0;
    for (let step = 0; step < steps; step++) {
      let struck: string | undefined;
      const { files, openCount } = faultyFiles(({ call }, number) => {
        if (number < step || struck !== undefined || call === "mkdir") return;
        struck = call;
        throw errno(code);
      });
      const id = newBlobId();
      const error = await write(files, id).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      // a folder that is not there is made, once
      if (error === undefined && code === "ENOENT") {
        await createLocalBlobStore(root).remove(id);
        continue;
      }
      expect(error, `${struck} at step ${step}`).toBeInstanceOf(BlobStoreError);
      expect(error, `${struck} at step ${step}`).toMatchObject({ fault });
      expect(await filesBelow(), `${struck} at step ${step}`).toEqual([]);
      // of a file that could not be closed nobody knows what became
      expect(openCount(), `${struck} at step ${step}`).toBe(struck === "close" ? 1 : 0);
      failed++;
    }
    expect(failed).toBeGreaterThan(3);
  });

  it("leaves a whole blob or a draft when the process ends at any of its calls", async () => {
    await countCalls();
    const steps = await countCalls();
    let wholeOnes = 0;
    for (let step = 0; step <= steps; step++) {
      const { files } = faultyFiles((_, number) => {
        if (number >= step) throw errno("EIO");
      });
      const id = newBlobId();
      await write(files, id).catch(() => undefined);
      const after = createLocalBlobStore(root);
      const found = await after.find(id);
      if (found) {
        expect((await gather(after.read(id, whole(body.length)))).equals(body), `step ${step}`).toBe(true);
        wholeOnes++;
        await after.remove(id);
      }
      await after.removeDrafts(new Date(Date.now() + 60_000));
      expect(await filesBelow(), `step ${step}`).toEqual([]);
    }
    // ended behind the rename, and not at all
    expect(wholeOnes).toBeGreaterThan(1);
    expect(wholeOnes).toBeLessThan(steps);
  });

  it("goes on where the file system takes fewer bytes than it is given", async () => {
    const { files } = faultyFiles();
    let turn = 0;
    const short: typeof files = {
      ...files,
      write: (fd, pieces) => {
        const [first = new Uint8Array()] = pieces;
        const some = turn++ % 3 === 0 ? [...pieces].slice(0, 2) : [first.subarray(0, 1000)];
        return files.write(fd, some);
      },
    };
    const id = newBlobId();
    expect(await write(short, id)).toBe(body.length);
    expect((await gather(createLocalBlobStore(root).read(id, whole(body.length)))).equals(body)).toBe(true);
  });

  it.each([0, 1, 700_000, 1_200_000])("leaves nothing of bytes that break off after %i", async (length) => {
    const { files, openCount } = faultyFiles();
    const cut = errno("ECONNRESET");
    async function* broken() {
      yield* inGroups(body.subarray(0, length), 65_536);
      throw cut;
    }
    await expect(createLocalBlobStore(root, files).write(newBlobId(), broken())).rejects.toBe(cut);
    expect(await filesBelow()).toEqual([]);
    expect(openCount()).toBe(0);
  });

  it("asks for no more bytes once the disk is full", async () => {
    const { files } = faultyFiles(({ call }) => {
      if (call === "write") throw errno("ENOSPC");
    });
    let given = 0;
    let isLeft = false;
    async function* endless() {
      try {
        for (;;) {
          given += 65_536;
          yield [Buffer.alloc(65_536)];
        }
      } finally {
        isLeft = true;
      }
    }
    await expect(createLocalBlobStore(root, files).write(newBlobId(), endless())).rejects.toMatchObject({
      fault: "full",
    });
    expect(given).toBeLessThan(2 * megabyte);
    expect(isLeft).toBe(true);
  });

  it("waits for the disk before it takes more than two batches", async () => {
    let begin = () => {};
    const gate = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const { files } = faultyFiles(({ call }) => (call === "write" ? gate : undefined));
    let given = 0;
    async function* counted() {
      for await (const pieces of inGroups(bytesOf(4 * megabyte), 65_536)) {
        given += 65_536;
        yield pieces;
      }
    }
    const writing = createLocalBlobStore(root, files).write(newBlobId(), counted());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(given).toBeLessThanOrEqual(megabyte);
    begin();
    expect(await writing).toBe(4 * megabyte);
  });

  it("syncs the folder once for all who have written into it meanwhile", async () => {
    const now = Date.now();
    const writers = 16;
    let renamed = 0;
    let allRenamed = () => {};
    const gate = new Promise<void>((resolve) => {
      allRenamed = resolve;
    });
    const { files, calls, openCount } = faultyFiles(({ call, path = "" }) =>
      call === "sync" && /\/[0-9a-f]{2}\/[0-9a-f]{2}$/.test(path) ? gate : undefined,
    );
    const counting: typeof files = {
      ...files,
      rename: async (from, to) => {
        await files.rename(from, to);
        if (++renamed === writers) allRenamed();
      },
    };
    const store = createLocalBlobStore(root, counting);
    const ids = Array.from({ length: writers }, () => newBlobId(now));
    const bodies = ids.map((_, index) => bytesOf(1000 + index));
    await Promise.all(ids.map((id, index) => store.write(id, inGroups(bodies[index] as Buffer, 300))));
    const [first = ""] = ids;
    const inner = join(root, first.slice(4, 6), first.slice(6, 8));
    // the first one begins at once, and the others share the next
    expect(calls.filter(({ call, path }) => call === "sync" && path === inner)).toHaveLength(2);
    for (const [index, id] of ids.entries()) {
      const body = bodies[index] as Buffer;
      expect((await gather(store.read(id, whole(body.length)))).equals(body)).toBe(true);
    }
    expect((await filesBelow()).sort()).toEqual(ids.map((id) => join(inner, id)).sort());
    expect(openCount()).toBe(0);
  });

  it("makes folders anew that somebody has removed", async () => {
    const store = createLocalBlobStore(root);
    const now = Date.now();
    await store.write(newBlobId(now), inGroups(body, 65_536));
    await rm(root, { recursive: true });
    const id = newBlobId(now);
    await store.write(id, inGroups(body, 65_536));
    expect(await store.find(id)).toMatchObject({ size: body.length });
  });
});

describe.skipIf(whyNoDisk)(`a real disk${whyNoDisk ? ` (skipped: ${whyNoDisk})` : ""}`, () => {
  let disk: SmallDisk;
  beforeEach(() => {
    disk = mountSmallDisk(join(folder, "disk"), "4m");
    root = join(disk.path, "blobs");
  });
  afterEach(() => disk.unmount());

  const body = bytesOf(megabyte);
  const write = (id = newBlobId()) => createLocalBlobStore(root).write(id, inGroups(body, 65_536));

  it("that is full takes nothing, keeps what was there, and takes it once there is space again", async () => {
    const id = newBlobId();
    await write(id);
    const before = await filesBelow();
    const stored = async () => (await gather(createLocalBlobStore(root).read(id, whole(megabyte)))).equals(body);
    disk.fill();
    for (let time = 0; time < 3; time++) await expect(write()).rejects.toMatchObject({ fault: "full" });
    expect(await createLocalBlobStore(root).health()).toMatchObject({ writable: false });
    expect(await filesBelow()).toEqual(before);
    expect(await stored()).toBe(true);
    disk.free();
    await write();
    expect(await filesBelow()).toHaveLength(2);
  });

  it("that becomes full while a blob is written has nothing of it", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => write()));
    const failed = results.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(failed.length).toBeGreaterThan(3);
    for (const { reason } of failed) expect(reason).toMatchObject({ fault: "full" });
    expect(await filesBelow()).toHaveLength(8 - failed.length);
  });

  it("that cannot be written to says so", async () => {
    await write();
    disk.makeReadOnly();
    await expect(write()).rejects.toMatchObject({ fault: "unavailable" });
    expect(await filesBelow()).toHaveLength(1);
  });
});
