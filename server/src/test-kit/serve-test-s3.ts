import { rm } from "node:fs/promises";
import { createAnswerBudget } from "../answer-budget/create.js";
import { openListener } from "../http/listener.js";
import type { TestContext } from "./test-context.js";

/** S3 on a port of its own. */
export interface ServedS3 {
  readonly url: string;
  /** Forgets what it remembers of a database that was replaced. */
  forget(): void;
  /** Cuts requests that are still under way, and removes the bytes of objects. */
  close(): Promise<void>;
}

interface ServeTestS3Options {
  readonly onScheduled: () => void;
  /** Where the APIs and the console answer. */
  readonly apiUrl?: string;
}

/** Serves S3 on a free port of loopback. Its objects lie in the data folder of the context, which goes with it. */
export const serveTestS3 = async (
  context: TestContext,
  { onScheduled, apiUrl }: ServeTestS3Options,
): Promise<ServedS3> => {
  const [{ openBytes }, { s3Part }, { queryBesideS3 }, { websitesBesideS3 }, { createEffectivePolicies }] =
    await Promise.all([
      import("../blobs/open-bytes.js"),
      import("../s3/s3-part.js"),
      import("../iam-api/beside-s3.js"),
      import("../website/beside-s3.js"),
      import("../storage/iam/effective/index.js"),
    ]);
  const opened = openBytes(context);
  const policies = createEffectivePolicies({ db: context.prisma, vault: context.vault });
  const part = s3Part(context, {
    address: { host: "127.0.0.1", port: 0 },
    ...(apiUrl !== undefined && { console: { port: () => Number(new URL(apiUrl).port) } }),
    bytes: opened.bytes,
    policies,
    beside: [
      websitesBesideS3(context.configuration.objectsDomain),
      queryBesideS3(createAnswerBudget(context.configuration)),
    ],
    onScheduled,
  });
  const [listener] = part.listeners ?? [];
  if (!listener) throw new Error("S3 has no listener.");
  const { url, close } = await openListener(listener);
  return {
    url,
    forget: () => {
      opened.keys.close();
      policies.forget();
    },
    close: async () => {
      await close(0);
      await part.close?.();
      opened.close();
      await rm(context.configuration.dataDir, { recursive: true, force: true });
    },
  };
};
