import { setTimeout as wait } from "node:timers/promises";
import {
  presignedPath,
  sendRequest,
  signedHeaders,
  type TestAnswer,
  type TestCredentials,
} from "../../../../server/src/s3/testing/signed-client.js";
import { md5Of, type Sequence, type Signer, type Step } from "./sequence.js";

/** A server that sequences are played against. */
export interface Side {
  readonly isOurs: boolean;
  readonly url: string;
  /** The host that requests name; that of the address unless given. */
  readonly host?: string;
  readonly credentials: Readonly<Record<"owner" | "other", TestCredentials>>;
  now(): Date;
}

const credentialsOf = ({ credentials: { owner, other } }: Side, signer: Signer): TestCredentials | undefined =>
  ({
    owner,
    other,
    nobody: undefined,
    wrong: { ...owner, secret: "wrong" },
    unknown: { ...owner, accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
  })[signer];

const valueIn = ({ headers, text }: TestAnswer, name: string): string => {
  const header = headers[name.toLowerCase()];
  return header === undefined ? (new RegExp(`<${name}>([^<]*)`).exec(text)?.[1] ?? "") : String(header);
};

/** Puts in what earlier answers told, and the names of buckets. */
const filler = (bucket: string, answers: ReadonlyMap<string, TestAnswer>) => (text: string) =>
  text
    .replaceAll("~2", `${bucket}-2`)
    .replaceAll("~", bucket)
    .replace(/\{(\w+):([\w-]+)\}/g, (whole, name: string, value: string) => {
      const answer = answers.get(name);
      return answer ? valueIn(answer, value) : whole;
    });

/** Sends a request of which something is changed once it is signed. */
const sendAltered = (
  side: Side,
  {
    altered = {},
    rewritten = ["", ""],
    presign,
    headers: given = {},
    ...request
  }: Omit<Step, "skew"> & { readonly at: Date },
  credentials: TestCredentials | undefined,
): Promise<TestAnswer> => {
  const { host = new URL(side.url).host } = side;
  const sending = { ...request, headers: given };
  const isSigned = credentials !== undefined && presign === undefined;
  const headers = isSigned ? signedHeaders(credentials, sending, host) : given;
  const path =
    credentials && presign !== undefined ? presignedPath(credentials, { ...sending, presign, host }) : request.path;
  const sent = Object.entries({ ...headers, ...altered }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const { host: sentHost = host, ...others } = Object.fromEntries(sent) as Record<string, string>;
  return sendRequest(side.url, {
    method: request.method,
    path: path.replace(...rewritten),
    headers: others,
    host: sentHost,
    ...(request.body !== undefined && { body: request.body }),
  });
};

const send = (side: Side, step: Step, fill: (text: string) => string): Promise<TestAnswer> => {
  const { as = "owner", skew = 0, md5, name: _, oursOnly: __, body: unfilled, headers: given = {}, ...rest } = step;
  const body = typeof unfilled === "string" ? fill(unfilled) : unfilled;
  const headers = Object.fromEntries(Object.entries(given).map(([header, value]) => [header, fill(value)]));
  const request = {
    ...rest,
    path: fill(step.path),
    headers: { ...headers, ...(md5 && { "content-md5": md5Of(body ?? "") }) },
    at: new Date(side.now().getTime() + skew * 1000),
    ...(side.host !== undefined && { host: side.host }),
    ...(body !== undefined && { body }),
  };
  const credentials = credentialsOf(side, as);
  if (step.altered || step.rewritten) return sendAltered(side, request, credentials);
  return sendRequest(side.url, { ...request, credentials });
};

/** An answer that never came, because the server ended the connection or says nothing. */
const noAnswer: TestAnswer = { status: 0, headers: {}, body: Buffer.alloc(0), text: "", code: "NoAnswer" };
const longestMs = 20_000;

const within = async (answer: Promise<TestAnswer>): Promise<TestAnswer> => {
  const over = new AbortController();
  const late = wait(longestMs, noAnswer, { signal: over.signal }).catch(() => noAnswer);
  const first = await Promise.race([answer.catch(() => noAnswer), late]);
  over.abort();
  return first;
};

/** Plays a sequence against a server. @returns the answers that are compared */
export const play = async (side: Side, sequence: Sequence, bucket: string): Promise<readonly TestAnswer[]> => {
  const answers = new Map<string, TestAnswer>();
  const compared: TestAnswer[] = [];
  const fill = filler(bucket, answers);
  if (!sequence.makesBucket) await within(send(side, { method: "PUT", path: "/~" }, fill));
  for (const step of sequence.steps) {
    if (step.oursOnly && !side.isOurs) continue;
    const answer = await within(send(side, step, fill));
    if (step.name !== undefined) answers.set(step.name, answer);
    if (!step.oursOnly) compared.push(answer);
  }
  return compared;
};
