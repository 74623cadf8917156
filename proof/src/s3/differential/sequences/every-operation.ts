import { type S3Operation, s3Operations } from "@concordat/contract/s3";
import { requestFor } from "../../../../../server/src/s3/testing/operation-request.js";
import { type Options, put, type Sequence, type Step } from "../sequence.js";

const stepOf = (operation: S3Operation, bucket: string, options: Options = {}): Step => ({
  method: operation.method,
  ...requestFor(operation, bucket),
  ...options,
});

const answering = s3Operations.filter(({ answers, method }) => answers === "implemented" && method !== "OPTIONS");
const ofBuckets = answering.filter(({ target, name }) => target !== "service" && name !== "CreateBucket");
const ofObjects = answering.filter(({ target }) => target === "object");

/** Every operation of the table that answers, in the situations that each of them knows. */
export const everyOperationSequences: readonly Sequence[] = [
  ...answering.map((operation) => ({
    name: `every operation, unsigned: ${operation.name}`,
    steps: [put("/~/key", { body: "x" }), put("/~/source", { body: "x" }), stepOf(operation, "~", { as: "nobody" })],
  })),
  ...answering.map((operation) => ({
    name: `every operation, of another account: ${operation.name}`,
    steps: [put("/~/key", { body: "x" }), put("/~/source", { body: "x" }), stepOf(operation, "~", { as: "other" })],
  })),
  ...ofBuckets.map((operation) => ({
    name: `every operation, no bucket: ${operation.name}`,
    steps: [stepOf(operation, "~-absent")],
  })),
  ...ofBuckets.map((operation) => ({
    name: `every operation, as new: ${operation.name}`,
    steps: [put("/~/key", { body: "x" }), put("/~/source", { body: "x" }), stepOf(operation, "~")],
  })),
  ...ofObjects.map((operation) => ({
    name: `every operation, no object: ${operation.name}`,
    steps: [stepOf(operation, "~")],
  })),
];
