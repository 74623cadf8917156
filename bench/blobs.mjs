// Bytes of objects, sealed and on disk, against files that Node writes without waiting for the disk; how fast chunks of each size are
// sealed, and what a small range costs with them: node bench/blobs.mjs
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sealChunks } from "../server/dist/blobs/encryption/seal.js";
import { expandKey, keyBytes } from "../server/dist/blobs/keys/object-key.js";
import { createLocalBlobStore } from "../server/dist/blobs/local/local-blob-store.js";
import { chunkBytes, createSealedBytes } from "../server/dist/blobs/sealed-bytes.js";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
/** What a socket hands over at a time. */
const pieceBytes = 64 * kibibyte;
const { rounds, warmUps } = sizeOf({ rounds: 9 });

const folder = await mkdtemp(join(tmpdir(), "concordat-blobs-"));
const serviceKey = randomBytes(keyBytes);
const derive = async (/** @type {string} */ _service, /** @type {string} */ use) => expandKey(serviceKey, use);
const keys = { toSeal: derive, toOpen: derive };
const store = createLocalBlobStore(join(folder, "blobs"));
const log = { error: console.error, warn: console.warn };
const bytesWith = (/** @type {number} */ chunkSize) => createSealedBytes({ store, keys, log, chunkSize });
const bytes = bytesWith(chunkBytes);
const service = randomUUID();

/** @param {Uint8Array} body */
async function* piecesOf(body) {
  for (let at = 0; at < body.length; at += pieceBytes) yield body.subarray(at, at + pieceBytes);
}

/** @param {AsyncIterable<Uint8Array>} pieces */
async function lengthOf(pieces) {
  let length = 0;
  for await (const piece of pieces) length += piece.length;
  return length;
}

/** @param {string} path @param {Uint8Array} body */
async function writePlain(path, body) {
  if (body.length <= pieceBytes) return writeFile(path, body);
  const file = await open(path, "w");
  try {
    for await (const piece of piecesOf(body)) await file.write(piece);
  } finally {
    await file.close();
  }
}

/** @param {string} path */
async function readPlain(path, /** @type {number} */ size) {
  if (size <= mebibyte) return (await readFile(path)).length;
  const file = await open(path, "r");
  return lengthOf(file.createReadStream({ highWaterMark: 512 * kibibyte }));
}

/**
 * Does something so often, by some callers at once.
 * @param {{ callers: number, times: number }} load
 * @param {(turn: number) => Promise<unknown>} work
 * @returns seconds
 */
async function secondsOf({ callers, times }, work) {
  let turn = 0;
  const began = performance.now();
  const call = async () => {
    while (turn < times) await work(turn++);
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (performance.now() - began) / 1000;
}

/**
 * Two sides in turn, so that what else the machine does meets both.
 * @param {{ callers: number, times: number }} load
 * @param {(turn: number) => Promise<unknown>} own
 * @param {(turn: number) => Promise<unknown>} plain
 */
async function compare(load, own, plain) {
  const ratios = [];
  const rates = [];
  const plainRates = [];
  for (let round = 0; round < rounds + warmUps; round++) {
    const seconds = await secondsOf(load, own);
    const plainSeconds = await secondsOf(load, plain);
    if (round < warmUps) continue;
    ratios.push(plainSeconds / seconds);
    rates.push(load.times / seconds);
    plainRates.push(load.times / plainSeconds);
  }
  return { ratio: median(ratios), perSecond: median(rates), plainPerSecond: median(plainRates) };
}

/** @param {string} name @param {number} size @param {{ callers: number, times: number }} load */
async function writesAndReads(name, size, load) {
  const body = randomBytes(size);
  /** @type {import("../server/dist/blobs/stored-bytes.js").StoredBytes[]} */
  const stored = [];
  /** @type {string[]} */
  const paths = [];
  const write = await compare(
    load,
    async (turn) => {
      const before = stored[turn];
      stored[turn] = await bytes.store(service, piecesOf(body));
      if (before) await bytes.discard(before);
    },
    async (turn) => {
      const before = paths[turn];
      const path = join(folder, randomUUID());
      await writePlain(path, body);
      paths[turn] = path;
      if (before) await rm(before);
    },
  );
  const read = await compare(
    load,
    async (turn) => {
      const of = stored[turn];
      if (!of || (await lengthOf(bytes.open(service, of))) !== size) throw new Error("Bytes are missing.");
    },
    async (turn) => {
      if ((await readPlain(paths[turn] ?? "", size)) !== size) throw new Error("Bytes are missing.");
    },
  );
  for (const each of stored) await bytes.discard(each);
  for (const path of paths) await rm(path);
  const callers = load.callers === 1 ? "1 caller" : `${load.callers} callers`;
  return [
    ["write", write],
    ["read", read],
  ].map(([kind, { ratio, perSecond, plainPerSecond }]) => ({
    name: `${kind} ${name}, ${callers}, times as fast as plain files`,
    value: ratio,
    beside: { "per second": perSecond, "plain per second": plainPerSecond },
  }));
}

/** @param {number} chunkSize */
async function chunkFigures(chunkSize) {
  const body = randomBytes(16 * mebibyte);
  const sealing = [];
  for (let round = 0; round < rounds + warmUps; round++) {
    const start = process.cpuUsage();
    const sealed = sealChunks(expandKey(serviceKey, String(round)), chunkSize, piecesOf(body));
    for await (const chunk of sealed) if (chunk.length < 2) throw new Error("A chunk has no tag.");
    const { user, system } = process.cpuUsage(start);
    if (round >= warmUps) sealing.push((16 * 1e6) / (user + system));
  }
  const chunked = bytesWith(chunkSize);
  const stored = await chunked.store(service, piecesOf(body));
  const ranges = [];
  const times = isShort ? 20 : 500;
  for (let round = 0; round < rounds + warmUps; round++) {
    const seconds = await secondsOf({ callers: 1, times }, (turn) => {
      const start = (turn * 1_234_567) % (body.length - 4 * kibibyte);
      return lengthOf(chunked.open(service, stored, { start, end: start + 4 * kibibyte - 1 }));
    });
    if (round >= warmUps) ranges.push((seconds / times) * 1e6);
  }
  const whole = [];
  for (let round = 0; round < rounds + warmUps; round++) {
    const start = process.cpuUsage();
    await lengthOf(chunked.open(service, stored));
    const { user, system } = process.cpuUsage(start);
    if (round >= warmUps) whole.push((16 * 1e6) / (user + system));
  }
  await chunked.discard(stored);
  return {
    name: `4 KiB out of 16 MiB, chunks of ${chunkSize / kibibyte} KiB`,
    value: median(ranges),
    unit: "µs",
    beside: { "sealed MiB per CPU second": median(sealing), "read and opened MiB per CPU second": median(whole) },
  };
}

try {
  const few = isShort ? 1 : 4;
  const figures = [
    ...(await writesAndReads("4 KiB", 4 * kibibyte, { callers: 1, times: 100 * few })),
    ...(await writesAndReads("4 KiB", 4 * kibibyte, { callers: 16, times: 100 * few })),
    ...(await writesAndReads("32 KiB", 32 * kibibyte, { callers: 16, times: 50 * few })),
    ...(await writesAndReads("1 MiB", mebibyte, { callers: 1, times: 8 * few })),
    ...(await writesAndReads("1 MiB", mebibyte, { callers: 16, times: 16 * few })),
    ...(await writesAndReads("64 MiB", 64 * mebibyte, { callers: 1, times: 1 })),
  ];
  for (const size of [16, 64, 128, 256, 512, 1024]) figures.push(await chunkFigures(size * kibibyte));
  report(figures);
} finally {
  await rm(folder, { recursive: true });
}
