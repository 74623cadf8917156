import type { ServerContext } from "../context.js";
import { appendUsage } from "../storage/usage/append.js";
import type { Flow } from "../storage/usage/samples.js";
import { createTraffic } from "../storage/usage/traffic.js";

/** What happened to a bucket, by a time. */
export type RecordedFlow = { readonly [Name in Flow]?: number } & {
  readonly serviceUuid: string;
  /** The bucket's name. */
  readonly bucket: string;
  readonly at: Date;
};

/** Does what the data plane does at a request: counts how usage changes, and what passes through. */
export const recordFlow = async (
  context: Pick<ServerContext, "prisma" | "log">,
  { serviceUuid, bucket: name, at, ...passed }: RecordedFlow,
): Promise<void> => {
  const { id } = await context.prisma.storageBucket.findUniqueOrThrow({
    where: { serviceUuid_name: { serviceUuid, name } },
  });
  const { objectsCreated = 0, objectsDeleted = 0, bytesCreated = 0, bytesDeleted = 0 } = passed;
  const change = { objects: objectsCreated - objectsDeleted, bytes: bytesCreated - bytesDeleted };
  await appendUsage(context.prisma, id, change, at);
  const traffic = createTraffic({ ...context, clock: () => at });
  traffic.add(serviceUuid, passed);
  await traffic.close();
};
