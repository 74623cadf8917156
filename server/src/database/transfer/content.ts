import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import * as z from "zod";
import { listed, type Table } from "./tables.js";

/** What a table holds, as a number of rows and a checksum over all of them. */
export const Content = z.object({ table: z.string(), rows: z.number(), sha256: z.string() });
export type Content = z.infer<typeof Content>;

/** In COPY's text format, a line break is the end of a row and nothing else. */
const lineBreak = 0x0a;

const rowsEndedIn = (bytes: Uint8Array): number => {
  let ended = 0;
  for (let at = bytes.indexOf(lineBreak); at >= 0; at = bytes.indexOf(lineBreak, at + 1)) ended += 1;
  return ended;
};

/** Lets rows pass, and knows at the end what passed. */
export class ContentMeter extends Transform {
  readonly #hash = createHash("sha256");
  #rows = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#rows += rowsEndedIn(chunk);
    done(null, chunk);
  }

  content(table: string): Content {
    return { table, rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}

/**
 * The rows of a table as text, the same for the same rows on every server: in an order that no locale has a part in, and
 * under the settings of `steadyText`.
 */
export const readRows = (client: pg.Client, { name, columns, key }: Table) => {
  const order = key.map((column) => `${listed([column])}::text COLLATE "C"`).join(", ");
  return client.query(copyTo(`COPY (SELECT ${listed(columns)} FROM ${listed([name])} ORDER BY ${order}) TO STDOUT`));
};

/** Settings under which values are written in one way only, and nothing runs out of time. */
export const steadyText = `
  SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET extra_float_digits = 3; SET bytea_output = 'hex';
  SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

/** What a table holds now. */
export const measure = async (client: pg.Client, table: Table): Promise<Content> => {
  const meter = new ContentMeter();
  await pipeline(readRows(client, table), meter.resume());
  return meter.content(table.name);
};

/** The first table that holds something else than it should. */
export const firstDifference = (expected: readonly Content[], found: readonly Content[]): string | undefined => {
  const all = new Map(found.map((content) => [content.table, content]));
  const differs = expected.find(({ table, rows, sha256 }) => {
    const other = all.get(table);
    return other?.rows !== rows || other.sha256 !== sha256;
  });
  return differs?.table ?? found.find(({ table }) => !expected.some((content) => content.table === table))?.table;
};
