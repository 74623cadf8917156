import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const saltBytes = 16;
const hashBytes = 32;

/** How much work a hash takes: N in powers of two, block size and repetitions of scrypt. Memory is 128 · N · r bytes. */
interface Work {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** What new hashes take: 32 MiB each. Raise it, and passwords follow one by one, each at its next login. */
const currentWork: Work = { log2N: 15, r: 8, p: 1 };

/** What hashes without parameters took. */
const firstWork: Work = { log2N: 14, r: 8, p: 1 };

/** No stored hash makes a check take more than this: who can write to the database must not stop the server by it. */
const mostWork: Work = { log2N: 17, r: 8, p: 4 };

interface StoredHash {
  readonly work: Work;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const derive = (password: string, salt: Buffer, { log2N, r, p }: Work): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** log2N;
    const settings = { N, r, p, maxmem: 2 * 128 * N * r };
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key));
    scrypt(password.normalize("NFC"), salt, hashBytes, settings, done);
  });

const base64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

const phc = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;
const first = /^([0-9a-f]{32}):([0-9a-f]{64})$/;

const read = (stored: string): StoredHash | undefined => {
  const [, log2N, r, p, salt = "", hash = ""] = phc.exec(stored) ?? [];
  if (log2N !== undefined) {
    const work = { log2N: Number(log2N), r: Number(r), p: Number(p) };
    const isBounded = work.log2N >= 1 && work.log2N <= mostWork.log2N && work.r <= mostWork.r && work.p <= mostWork.p;
    if (!isBounded || work.r < 1 || work.p < 1) return undefined;
    return { work, salt: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") };
  }
  const [, oldSalt, oldHash] = first.exec(stored) ?? [];
  if (oldSalt === undefined || oldHash === undefined) return undefined;
  return { work: firstWork, salt: Buffer.from(oldSalt, "hex"), hash: Buffer.from(oldHash, "hex") };
};

const isSameWork = (one: Work, other: Work): boolean =>
  one.log2N === other.log2N && one.r === other.r && one.p === other.p;

/** Repetitions, at the parameters of weaker work, that make up the difference to the current one. */
const missingWork = (work: Work): Work | undefined => {
  const whole = (2 ** currentWork.log2N * currentWork.r * currentWork.p) / (2 ** work.log2N * work.r);
  const p = Math.floor(whole) - work.p;
  return p > 0 ? { ...work, p } : undefined;
};

/**
 * Hashes a password with scrypt and a salt of its own.
 *
 * @returns `$scrypt$ln=…,r=…,p=…$salt$hash`: the parameters stand with the hash, so that they can be raised
 */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes);
  const { log2N, r, p } = currentWork;
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${base64(salt)}$${base64(await derive(password, salt, currentWork))}`;
};

/**
 * Whether a password is the one behind a hash. It takes the same time either way, and also for hashes of weaker parameters:
 * the time of an answer does not tell which accounts exist.
 */
export const verifyPassword = async (password: string, stored: string): Promise<boolean> => {
  const known = read(stored);
  const { work, salt, hash } = known ?? { work: currentWork, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(0) };
  const actual = await derive(password, salt, work);
  const missing = missingWork(work);
  if (missing) await derive(password, salt, missing);
  return hash.length === actual.length && timingSafeEqual(hash, actual);
};

/** Whether a stored hash has other parameters than new ones get, and is to be replaced once the password is known. */
export const isOutdatedHash = (stored: string): boolean => {
  const known = read(stored);
  return known === undefined || !isSameWork(known.work, currentWork);
};
