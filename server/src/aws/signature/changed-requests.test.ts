import { afterAll, describe, expect, test } from "vitest";
import { S3Error } from "../s3-error.js";
import { accepted } from "./testing/accepted.js";
import { awsExamples, chunkedExamples, signedHead } from "./testing/aws-examples.js";
import { meaningOf, readHead } from "./testing/http-head.js";

/** How many changes were refused; those that no HTTP server would have taken are not among them. */
let refused = 0;

/** What a byte is changed into: each of its bits alone, and bytes that mean something in requests. */
function othersOf(byte: number): number[] {
  const flipped = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => byte ^ (1 << bit));
  const telling = [..." \n,;=&%/+?0"].map((character) => character.charCodeAt(0));
  return [...new Set([...flipped, ...telling])].filter((other) => other !== byte);
}

function* changesOf(bytes: Buffer, positions: Iterable<number>): Generator<{ changed: Buffer; what: string }> {
  for (const position of positions) {
    for (const other of othersOf(bytes[position] ?? 0)) {
      const changed = Buffer.from(bytes);
      changed[position] = other;
      yield { changed, what: `byte ${position} changed into 0x${other.toString(16)}` };
    }
  }
}

async function verdictOf(request: Parameters<typeof accepted>[0], body: Buffer): Promise<string> {
  try {
    await accepted(request, body);
    return "accepted";
  } catch (error) {
    if (error instanceof S3Error && error.status < 500) return error.code;
    if (error instanceof Error && error.message === "anonymous") return error.message;
    throw error;
  }
}

describe.each(awsExamples)("$name", (example) => {
  test("is refused with any byte of its line and headers changed", async () => {
    const head = Buffer.from(signedHead(example), "latin1");
    const original = readHead(head.toString("latin1"));
    if (!original) throw new Error("the example is no HTTP");
    expect(await verdictOf(original, example.body)).toBe("accepted");
    const accepted: string[] = [];
    const meaning = meaningOf(original);
    for (const { changed, what } of changesOf(head, head.keys())) {
      const request = readHead(changed.toString("latin1"));
      if (!request || meaningOf(request) === meaning) continue;
      if ((await verdictOf(request, example.body)) === "accepted") accepted.push(what);
      refused += 1;
    }
    expect(accepted).toEqual([]);
  });
});

/** The positions of everything but the bytes of chunks, of which some are enough. */
function* positionsIn(body: Buffer): Generator<number> {
  const data = body.toString("latin1").replace(/a{500,}/g, (run) => "\0".repeat(run.length));
  for (const position of body.keys()) if (data[position] !== "\0" || position % 5003 === 0) yield position;
}

describe.each(chunkedExamples)("$name", (example) => {
  test("is refused with any byte of its chunks and trailers changed", async () => {
    const request = readHead(signedHead(example));
    if (!request) throw new Error("the example is no HTTP");
    const accepted: string[] = [];
    for (const { changed, what } of changesOf(example.body, positionsIn(example.body))) {
      if ((await verdictOf(request, changed)) !== "accepted") refused += 1;
      // the names of headers are the same in any case
      else if (lowerEnd(changed) !== lowerEnd(example.body)) accepted.push(what);
    }
    expect(accepted).toEqual([]);
  });

  test("is refused when it is cut off anywhere, or longer", async () => {
    const request = readHead(signedHead(example));
    if (!request) throw new Error("the example is no HTTP");
    // the last line end means nothing after trailers
    const end = example.body.length - (example.body.includes("x-amz-trailer") ? 2 : 0);
    const bodies = [...positionsIn(example.body)]
      .filter((position) => position < end)
      .map((position) => example.body.subarray(0, position));
    for (const more of ["\r\n", "x", "0\r\n\r\n", "x-amz-checksum-crc32c:sOO8/Q==\r\n"]) {
      bodies.push(Buffer.concat([example.body, Buffer.from(more)]));
    }
    const verdicts = new Set<string>();
    for (const body of bodies) verdicts.add(await verdictOf(request, body));
    expect([...verdicts].sort()).toEqual(expect.not.arrayContaining(["accepted"]));
  });
});

/** What may be trailers, in lower case where a name is. */
function lowerEnd(body: Buffer): string {
  const end = body.toString("latin1", 66_000).replace(/\r\n[\w-]+:/g, (name) => name.toLowerCase());
  return body.toString("latin1", 0, 66_000) + end;
}

afterAll(() => {
  expect(refused).toBeGreaterThan(10_000);
});
