import type { S3Call } from "../call.js";

interface Sized {
  /** In bytes. */
  readonly size: number;
}

/** Counts an object that was written, and the one that it replaced. */
export const countWritten = (
  { context, service }: Pick<S3Call, "context" | "service">,
  written: Sized,
  replaced: Sized | undefined,
): void => {
  context.traffic.add(service.uuid, { objectsCreated: 1, bytesCreated: written.size });
  if (replaced) countDeleted({ context, service }, [replaced]);
};

/** Counts objects that were deleted. Delete markers, and versions that were not there, have no size. */
export const countDeleted = (
  { context, service }: Pick<S3Call, "context" | "service">,
  deleted: readonly Partial<Sized>[],
): void => {
  const sizes = deleted.flatMap(({ size }) => size ?? []);
  const bytesDeleted = sizes.reduce((sum, size) => sum + size, 0);
  context.traffic.add(service.uuid, { objectsDeleted: sizes.length, bytesDeleted });
};
