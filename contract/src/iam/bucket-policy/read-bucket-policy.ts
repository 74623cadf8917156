import { mostFaults } from "../../faults.js";
import { type DocumentFault, faultAt } from "../document-path.js";
import { type DocumentReading, readDocument } from "../policy-document.js";
import { checkBucketPolicy } from "./bucket-policy-faults.js";

/**
 * Reads the policy that a client puts on a bucket. It never throws.
 *
 * @param sent JSON text of at most 20,480 characters, not counting whitespace
 * @param bucketName the name of the bucket
 * @returns the document, or its faults, at most `mostFaults`
 */
export const readBucketPolicy = (sent: string, bucketName: string): DocumentReading<"bucket"> => {
  if (!sent.trimStart().startsWith("{")) return { faults: [faultAt([], "must be a JSON object")] };
  const reading = readDocument(sent, "bucket");
  if (reading.faults) return reading;
  const faults: DocumentFault[] = [];
  checkBucketPolicy(reading.document, bucketName, (path, reason) => {
    if (faults.length < mostFaults) faults.push(faultAt(path, reason));
  });
  return faults.length > 0 ? { faults } : reading;
};
