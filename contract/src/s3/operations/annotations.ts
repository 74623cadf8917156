import { defineOperation, needsOfVersion, notImplemented } from "../define.js";

/** Named payloads beside an object, which only AWS has. */
export const annotationOperations = [
  defineOperation("GetObjectAnnotation", "GET", "object", {
    ...notImplemented({ query: ["annotation", "annotationName"], answer: "object" }),
    actions: needsOfVersion("GetObjectAnnotation", "GetObjectVersionAnnotation"),
  }),
  defineOperation("ListObjectAnnotations", "GET", "object", {
    ...notImplemented({ query: ["annotation"], answer: "xml" }),
    actions: needsOfVersion("ListObjectAnnotations", "ListObjectVersionAnnotations"),
  }),
  defineOperation("PutObjectAnnotation", "PUT", "object", {
    ...notImplemented({ query: ["annotation"], body: "object" }),
    actions: needsOfVersion("PutObjectAnnotation", "PutObjectVersionAnnotation"),
  }),
  defineOperation("DeleteObjectAnnotation", "DELETE", "object", {
    ...notImplemented({ query: ["annotation"], status: 204 }),
    actions: needsOfVersion("DeleteObjectAnnotation", "DeleteObjectVersionAnnotation"),
  }),
] as const;
