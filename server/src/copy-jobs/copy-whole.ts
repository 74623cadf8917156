import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { etagOf, getObject, putObject } from "../s3-client/objects.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { describeCopy } from "./describe-object.js";
import { SideError } from "./job-failure.js";
import { meter } from "./meter.js";
import { mayPass } from "./sentences.js";
import { wholeChecksums } from "./travelling-headers.js";

const md5Text = /^[0-9a-f]{32}$/i;

/** Whether the ETag of an answer is the MD5 of the bytes: under keys of others it is not. */
const isMd5 = ({ headers }: IncomingMessage): boolean =>
  md5Text.test(etagOf({ headers })) &&
  headers["x-amz-server-side-encryption-customer-algorithm"] === undefined &&
  !(headers["x-amz-server-side-encryption"] ?? "").toString().startsWith("aws:kms");

const sizeOf = ({ headers }: IncomingMessage, listed: number): number => {
  const told = headers["content-length"] ?? "";
  return /^\d{1,15}$/.test(told) ? Number(told) : listed;
};

/** How often a read that breaks off goes on from where it was. */
const mostBreaks = 5;

/** The bytes of an object; where the connection breaks in the middle, the rest is read over another one. */
async function* readOn(
  run: CopyRun,
  { from: bucket, key }: ToCopy,
  { first, size, onBytes }: { readonly first: IncomingMessage; readonly size: number; onBytes(count: number): void },
): AsyncGenerator<Buffer> {
  const etag = etagOf(first);
  let answer = first;
  let seen = 0;
  for (let breaks = 0; ; breaks++) {
    const begun = seen;
    const rest = { ...run, size: size - begun, onBytes };
    try {
      for await (const chunk of meter(answer, rest) as AsyncIterable<Buffer>) {
        seen += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      if (!(error instanceof SideError) || !mayPass(error) || breaks >= mostBreaks || etag === "") throw error;
      if (seen === size) throw error;
      const range = [seen, size - 1] as const;
      answer = await run.sides.retry(() =>
        run.sides.source.once((client, signal) => getObject(client, { bucket, key }, { etag, range }, signal)),
      );
      // whoever ignores ranges begins anew, which is no rest
      if (answer.statusCode !== 206) throw error;
    }
  }
}

/** What is believed of a source: what turns out to be wrong is tried without. */
interface Belief {
  md5: Buffer | undefined;
  checksums: boolean;
}

/** From this size on, a read that breaks is continued and not begun anew. */
const worthContinuing = 8 * 1024 * 1024;

/** Copies an object by one request to each side. @returns its size @throws SideError, or the reason of the signal */
const attempt = async (run: CopyRun, object: ToCopy, belief: Belief): Promise<number> => {
  const { source, target } = run.sides;
  const { from, to, key } = object;
  const answer = await source.once((client, signal) => getObject(client, { bucket: from, key }, {}, signal));
  let moved = 0;
  try {
    const size = sizeOf(answer, object.size);
    const described = await describeCopy(run, object, answer.headers);
    const [checksum] = belief.checksums ? Object.entries(wholeChecksums(answer.headers)) : [];
    const md5 = belief.md5 ?? (belief.checksums && isMd5(answer) ? Buffer.from(etagOf(answer), "hex") : undefined);
    const headers = {
      ...described,
      ...(checksum && { [checksum[0]]: checksum[1] }),
      ...(md5 && { "content-md5": md5.toString("base64") }),
    };
    const onBytes = (count: number) => {
      moved += count;
      object.onBytes(count);
    };
    const body =
      size > worthContinuing
        ? Readable.from(readOn(run, object, { first: answer, size, onBytes }), { objectMode: false })
        : meter(answer, { ...run, size, onBytes });
    await target.once((client, signal) => putObject(client, { bucket: to, key }, { headers, body, size }, signal));
    return size;
  } catch (error) {
    object.onBytes(-moved);
    throw error;
  } finally {
    answer.destroy();
  }
};

/**
 * Copies an object whole. The target compares the bytes with the ETag and the checksum that the source tells. Where those are
 * wrong, the bytes must be the same at two reads.
 *
 * @returns its size
 * @throws SideError, CopyFailure, or the reason of the signal
 */
export const copyWhole = async (run: CopyRun, object: ToCopy): Promise<number> => {
  const belief: Belief = { md5: undefined, checksums: true };
  let differences = 0;
  for (;;) {
    try {
      return await run.sides.retry(() => attempt(run, object, belief));
    } catch (error) {
      if (!(error instanceof SideError) || error.cause.code !== "BadDigest" || ++differences > 3) throw error;
      const { CalculatedDigest: calculated } = error.cause.details;
      if (calculated !== undefined && /^[A-Za-z0-9+/]{22}==$/.test(calculated)) {
        belief.md5 = Buffer.from(calculated, "base64");
      }
      belief.checksums = false;
    }
  }
};
