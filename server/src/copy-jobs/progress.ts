/** An object that is not copied, and why. */
export interface FailedKey {
  readonly bucket: string;
  /** Undefined where the bucket as a whole is not copied. */
  readonly key: string | undefined;
  readonly why: string;
}

/** An upload in parts that a run has begun. */
export interface BegunUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  /** Of the object in the source. */
  readonly etag: string;
  readonly size: number;
  readonly partSize: number;
}

/** How far the size of everything is known. */
export interface Counted {
  bucket: string;
  after: string | undefined;
  bytes: number;
  done: boolean;
}

/** Where a job has got to: what the next server needs to go on. It changes while the job runs. */
export interface JobProgress {
  /** The bucket that is being copied, by its name in the source; those before it are done. */
  bucket: string;
  /** The key up to which everything in it is done. */
  after: string | undefined;
  copiedBytes: number;
  /** Of objects that were in the target already. */
  skippedBytes: number;
  failedBytes: number;
  failedCount: number;
  /** The first ones of those that are not copied. */
  failed: FailedKey[];
  counted: Counted;
  uploads: BegunUpload[];
  /** Of the runs before, in seconds. */
  seconds: number;
  /** How often a run has ended by a fault of this server. */
  faults: number;
  /** When copying began, in milliseconds since 1970; undefined before that. */
  beganAt: number | undefined;
}

/** How many keys that are not copied are kept by their names. */
export const mostFailedKeys = 50;

const encode = (text: string): string => Buffer.from(text).toString("base64");
const decode = (text: string): string => Buffer.from(text, "base64").toString();

const newProgress = (): JobProgress => ({
  bucket: "",
  after: undefined,
  copiedBytes: 0,
  skippedBytes: 0,
  failedBytes: 0,
  failedCount: 0,
  failed: [],
  counted: { bucket: "", after: undefined, bytes: 0, done: false },
  uploads: [],
  seconds: 0,
  faults: 0,
  beganAt: undefined,
});

/** Keys may hold NUL and other characters that no text of the database has, so they are written in Base64. */
const keyNames: ReadonlySet<string> = new Set(["key", "after", "bucket", "uploadId"]);

/** Progress as the database keeps it. */
export const writeProgress = (progress: JobProgress): string =>
  JSON.stringify(progress, (name, value) => (keyNames.has(name) && typeof value === "string" ? encode(value) : value));

/** Reads what `writeProgress` wrote; of an empty text, the beginning. */
export const readProgress = (text: string): JobProgress =>
  text === ""
    ? newProgress()
    : {
        ...newProgress(),
        ...JSON.parse(text, (name, value) => (keyNames.has(name) && typeof value === "string" ? decode(value) : value)),
      };
