import type { S3OperationOf } from "./operation.js";

/** Whether an operation makes, removes or configures a bucket, as opposed to what is in it: such changes leave records. */
export const changesBucket = ({ target, method }: Pick<S3OperationOf<string>, "target" | "method">): boolean =>
  target === "bucket" && (method === "PUT" || method === "DELETE");
