import { createHash, randomBytes } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { expect } from "vitest";
import { oneOf, type Random } from "../kit/random.js";

/** What a key can hold: the SHA-256 of an object's bytes, or nothing. */
type State = string;
const nothing: State = "nothing";

/** Beside and across the limit up to which bytes lie in the row. */
const sizes = [0, 100, 10_000, 16_384, 16_385, 200_000];
const leastPart = 5 * 1024 * 1024;
const keysOfOne = 5;

const sha256 = (bytes: Uint8Array): State => createHash("sha256").update(bytes).digest("hex");

/** A call that was not answered as it should be: it may have had its effect all the same. */
class Unanswered extends Error {}

export interface WriterOptions {
  readonly name: string;
  readonly bucketUrl: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly random: Random;
  readonly onAcknowledged: () => void;
}

/** Writes objects under keys of its own, and knows of each what it may hold. */
export interface ObjectWriter {
  /** Writes, copies and deletes until it is told to stop, or until a call is not answered. */
  work(isOver: () => boolean): Promise<void>;
  /** Reads every object, and compares it with what it may be. */
  verify(): Promise<void>;
  /** The same of everything, where `verify` reads some of it; left out where it reads all. */
  verifyAll?(): Promise<void>;
  /** How often each kind of call was acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
}

export const createObjectWriter = (options: WriterOptions): ObjectWriter => {
  const { name, bucketUrl, accessKeyId, secretAccessKey, random, onAcknowledged } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: "s3", region: "europe-1", retries: 0 });
  const keys = Array.from({ length: keysOfOne }, (_, index) => `${name}/${index}`);
  const states = new Map<string, Set<State>>(keys.map((key) => [key, new Set([nothing])]));
  const acknowledged = new Map<string, number>();

  /** @throws Unanswered where there is no answer, or one that the server is not able to */
  const send = async (key: string, init: RequestInit & { query?: string } = {}) => {
    const { query = "", ...rest } = init;
    try {
      const answer = await client.fetch(`${bucketUrl}/${key}${query}`, rest);
      const body = Buffer.from(await answer.arrayBuffer());
      if (answer.status >= 500) throw new Unanswered(`${answer.status}`);
      return { status: answer.status, etag: answer.headers.get("etag") ?? "", body };
    } catch (error) {
      throw error instanceof Unanswered ? error : new Unanswered("There was no answer.", { cause: error });
    }
  };

  const stateOf = (key: string): State => {
    const [state = nothing, ...others] = states.get(key) ?? [];
    if (others.length > 0) throw new Error(`It is not known what ${key} holds.`);
    return state;
  };

  /** Makes a call after which a key holds something else. */
  const change = async (kind: string, key: string, next: State, call: () => Promise<{ status: number }>) => {
    const before = stateOf(key);
    states.set(key, new Set([before, next]));
    const { status } = await call();
    expect([kind, status]).toEqual([kind, next === nothing ? 204 : 200]);
    states.set(key, new Set([next]));
    acknowledged.set(kind, (acknowledged.get(kind) ?? 0) + 1);
    onAcknowledged();
  };

  const put = (key: string) => {
    const body = randomBytes(oneOf(random, sizes));
    return change("put", key, sha256(body), () => send(key, { method: "PUT", body: new Uint8Array(body) }));
  };

  const copy = async (key: string) => {
    const source = oneOf(random, keys);
    const held = stateOf(source);
    if (held === nothing || source === key) return put(key);
    const headers = { "x-amz-copy-source": `${new URL(bucketUrl).pathname}/${source}` };
    return change("copy", key, held, () => send(key, { method: "PUT", headers }));
  };

  const upload = async (key: string) => {
    const begun = await send(key, { method: "POST", query: "?uploads" });
    const uploadId = /<UploadId>([^<]+)</.exec(begun.body.toString())?.[1] ?? expect.fail(begun.body.toString());
    const bodies = [randomBytes(leastPart), randomBytes(oneOf(random, sizes))];
    const etags: string[] = [];
    for (const [index, body] of bodies.entries()) {
      const query = `?partNumber=${index + 1}&uploadId=${uploadId}`;
      etags.push((await send(key, { method: "PUT", query, body: new Uint8Array(body) })).etag);
    }
    const parts = etags.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    await change("complete", key, sha256(Buffer.concat(bodies)), () =>
      send(key, { method: "POST", query: `?uploadId=${uploadId}`, body }),
    );
  };

  const remove = (key: string) => change("delete", key, nothing, () => send(key, { method: "DELETE" }));

  const act = (key: string) => {
    const dice = random(1, 40);
    if (dice === 1) return upload(key);
    if (dice <= 8) return copy(key);
    return dice <= 14 ? remove(key) : put(key);
  };

  return {
    acknowledged,
    work: async (isOver) => {
      try {
        while (!isOver()) await act(oneOf(random, keys));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
      }
    },
    verify: async () => {
      for (const key of keys) {
        const { status, body } = await send(key);
        expect([200, 404]).toContain(status);
        const state = status === 404 ? nothing : sha256(body);
        expect({ key, held: [...(states.get(key) ?? [])] }).toEqual({ key, held: expect.arrayContaining([state]) });
        states.set(key, new Set([state]));
      }
    },
  };
};
