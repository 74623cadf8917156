import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ObjectAccess } from "./s3";
import { type BegunUpload, giveUp, uploadFile } from "./upload-file";

export interface Upload {
  readonly id: number;
  readonly key: string;
  readonly size: number;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "paused" | "failed" | "stored";
  readonly error?: Error | undefined;
}

interface Work {
  readonly file: File;
  readonly begun: BegunUpload;
  abort: AbortController;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly add: (files: readonly { readonly file: File; readonly key: string }[]) => void;
  readonly pause: (id: number) => void;
  /** Goes on after a pause or a failure. */
  readonly resume: (id: number) => void;
  readonly cancel: (id: number) => void;
  /** Forgets those that are stored. */
  readonly clear: () => void;
}

interface UploadsOptions {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly onStored: () => void;
}

const filesAtOnce = 2;
const paused = new DOMException("The upload is paused.", "AbortError");

const createUploads = ({ access, bucket, onStored }: UploadsOptions) => {
  let list: readonly Upload[] = [];
  let lastId = 0;
  const works = new Map<number, Work>();
  const listeners = new Set<() => void>();
  const replace = (next: readonly Upload[]): void => {
    list = next;
    for (const listener of listeners) listener();
  };
  const update = (id: number, change: Partial<Upload>): void =>
    replace(list.map((each) => (each.id === id ? { ...each, ...change } : each)));
  const optionsOf = (id: number, { file, begun, abort }: Work, key: string) => ({
    access,
    bucket,
    key,
    file,
    begun,
    signal: abort.signal,
    onProgress: (sent: number) => update(id, { sent }),
  });
  const run = async ({ id, key }: Upload, work: Work): Promise<void> => {
    update(id, { state: "sending", error: undefined });
    try {
      await uploadFile(optionsOf(id, work, key));
      update(id, { state: "stored", sent: work.file.size });
      works.delete(id);
      onStored();
    } catch (error) {
      if (work.abort.signal.aborted) update(id, { state: "paused" });
      else {
        work.abort.abort();
        update(id, { state: "failed", error: error as Error });
      }
    }
    startNext();
  };
  const startNext = (): void => {
    const sending = list.filter(({ state }) => state === "sending").length;
    const waiting = list.filter(({ state }) => state === "waiting").slice(0, Math.max(0, filesAtOnce - sending));
    for (const upload of waiting) {
      const work = works.get(upload.id);
      if (work) void run(upload, work);
    }
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => list,
    add: (files: readonly { readonly file: File; readonly key: string }[]): void => {
      const added = files.map(({ file, key }): Upload => {
        lastId += 1;
        works.set(lastId, { file, begun: { parts: new Map() }, abort: new AbortController() });
        return { id: lastId, key, size: file.size, sent: 0, state: "waiting" };
      });
      replace([...list, ...added]);
      startNext();
    },
    pause: (id: number) => works.get(id)?.abort.abort(paused),
    resume: (id: number): void => {
      const work = works.get(id);
      if (!work) return;
      work.abort = new AbortController();
      update(id, { state: "waiting" });
      startNext();
    },
    cancel: (id: number): void => {
      const work = works.get(id);
      const upload = list.find((each) => each.id === id);
      if (work && upload) {
        work.abort.abort(paused);
        // what is left of it is swept away by the bucket's rules, if this does not succeed
        void giveUp(optionsOf(id, work, upload.key)).catch(() => undefined);
      }
      works.delete(id);
      replace(list.filter((each) => each.id !== id));
      startNext();
    },
    clear: () => replace(list.filter(({ state }) => state !== "stored")),
  };
};

/** The uploads into a bucket, as long as its screen is open. */
export const useUploads = ({ access, bucket, onStored }: UploadsOptions): Uploads => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function each time must not make new uploads
  const uploads = useMemo(() => createUploads({ access, bucket, onStored }), [access, bucket]);
  const list = useSyncExternalStore(uploads.subscribe, uploads.list);
  const isBusy = list.some(({ state }) => state === "sending" || state === "waiting");
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);
  return { ...uploads, list };
};
