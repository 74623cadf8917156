import { type Files, nodeFiles } from "../local/files.js";

type Call = keyof Files;

/** A call to the file system, and what it was about. */
export interface RecordedCall {
  readonly call: Call;
  readonly path: string | undefined;
}

export interface FaultyFiles {
  readonly files: Files;
  /** All calls in their order, as they ended. */
  readonly calls: readonly RecordedCall[];
  /** How many files and folders are open. */
  readonly openCount: () => number;
}

/** Fails as the file system does. */
export const errno = (code: string): NodeJS.ErrnoException => Object.assign(new Error(`${code}: a fault`), { code });

/**
 * The real file system, whose calls are recorded and may be kept from being done.
 *
 * @param before is told of each call, with its number from 0; what it throws is what the call throws
 */
export const faultyFiles = (before: (call: RecordedCall, number: number) => unknown = () => undefined): FaultyFiles => {
  const calls: RecordedCall[] = [];
  const open = new Map<number, string>();
  let number = 0;
  const files = Object.fromEntries(
    Object.entries(nodeFiles).map(([name, work]: [string, (...given: never[]) => Promise<unknown>]) => [
      name,
      async (...given: readonly unknown[]) => {
        const [about] = given;
        const recorded = {
          call: name as Call,
          path: typeof about === "number" ? open.get(about) : String(about),
        };
        await before(recorded, number++);
        const result = await work(...(given as never[]));
        calls.push(recorded);
        if (name === "open") open.set(result as number, String(about));
        if (name === "close") open.delete(about as number);
        return result;
      },
    ]),
  ) as unknown as Files;
  return { files, calls, openCount: () => open.size };
};
