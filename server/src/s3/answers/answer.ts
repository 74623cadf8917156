import type { Answer } from "../../object-http/answers/answer.js";

/** An answer of S3. */
export type S3Answer = Answer;

export const xmlType = "application/xml";

/** An answer with an XML document. */
export const xmlAnswer = (document: string, headers: Readonly<Record<string, string>> = {}): S3Answer => ({
  status: 200,
  headers: { "Content-Type": xmlType, ...headers },
  body: document,
});

/** An answer without a body. */
export const emptyAnswer = (status: number, headers: Readonly<Record<string, string>> = {}): S3Answer => ({
  status,
  headers,
});

/** Leaves out headers without a value. */
export const presentHeaders = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
