// Bare `node:http` between callers and files, in a process of its own: PUT writes a file and waits for no disk, GET reads it. This is
// the 1.00 of what is measured of objects. Its one word is the folder of the files.
import { createWriteStream } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { listenAsChild } from "./child.mjs";

const [folder = ""] = process.argv.slice(2);
/** Up to here, a file is written and read at once. */
const atOnceBytes = 64 * 1024;
const readBytes = 512 * 1024;

/** @param {import("node:http").IncomingMessage} request */
async function put(request, /** @type {string} */ path) {
  if (Number(request.headers["content-length"]) > atOnceBytes) return pipeline(request, createWriteStream(path));
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return writeFile(path, Buffer.concat(pieces));
}

/** @param {import("node:http").ServerResponse} response */
async function get(response, /** @type {string} */ path) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    response.setHeader("Content-Length", size);
    if (size <= atOnceBytes) response.end(await file.readFile());
    else await pipeline(file.createReadStream({ autoClose: false, highWaterMark: readBytes }), response);
  } finally {
    await file.close();
  }
}

await listenAsChild(
  createServer((request, response) => {
    const path = join(folder, basename(request.url ?? ""));
    const done =
      request.method === "PUT" ? put(request, path).then(() => response.end()) : get(response, path).then(() => {});
    done.catch((error) => response.destroy(error));
  }),
);
