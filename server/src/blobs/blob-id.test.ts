import { expect, it } from "vitest";
import { blobTime, foldersOf, isBlobId, newBlobId } from "./blob-id.js";

it("makes ids that differ, tell their time and are UUIDs of version 7", () => {
  const now = Date.UTC(2026, 11, 1, 1, 2, 3, 456);
  const ids = Array.from({ length: 1000 }, () => newBlobId(now));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(isBlobId(id)).toBe(true);
    expect(blobTime(id).getTime()).toBe(now);
  }
});

it("puts blobs of the same minute into the same folder, and others into others", () => {
  const folders = (time: number) => foldersOf(newBlobId(time)).join("/");
  const start = 0x019a_d800_0000;
  expect(folders(start)).toBe("d8/00");
  expect(folders(start + 65_535)).toBe("d8/00");
  expect(folders(start + 65_536)).toBe("d8/01");
  expect(folders(start + 256 * 65_536)).toBe("d9/00");
});

it.each(["", "x", "../../etc/passwd", `${newBlobId()}/`, newBlobId().toUpperCase(), `${newBlobId()}\n`])(
  "takes %j for no id",
  (text) => {
    expect(isBlobId(text)).toBe(false);
  },
);
