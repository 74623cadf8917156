import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";
import type { KeyPair } from "../ucloud/keys.js";
import { testRun } from "./test-run.js";

const size = 16;

/** The ring goes on from file to file of one process: a module that an earlier file loaded takes turns with those loaded anew. */
const shared: typeof globalThis & { concordatKeyTurns?: { next: number } } = globalThis;
shared.concordatKeyTurns ??= { next: 0 };
const turns = shared.concordatKeyTurns;

// Making RSA keys takes most of the time of whatever makes some. In tests a few that were really made go round: more of them than
// any test tells apart. All processes of a run share them. Servers that run in processes of their own make theirs.
vi.mock("../ucloud/keys.js", async (original) => {
  const keys = await original<typeof import("../ucloud/keys.js")>();
  const ring: Promise<KeyPair>[] = [];

  const makeOne = async (file: string): Promise<KeyPair> => {
    const pair = await keys.generateKeyPair();
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(pair));
    await rename(draft, file);
    return pair;
  };
  const one = async (place: number): Promise<KeyPair> => {
    const file = join(testRun("CONCORDAT_TEST_FOLDER"), `key-${place}.json`);
    const known = await readFile(file, "utf8").catch(() => undefined);
    return known === undefined ? makeOne(file) : (JSON.parse(known) as KeyPair);
  };
  const generateKeyPair = (): Promise<KeyPair> => {
    const place = turns.next++ % size;
    ring[place] ??= one(place);
    return ring[place];
  };
  return { ...keys, generateKeyPair };
});
