import { defineOperation, needs, notImplemented } from "../define.js";

/** A kind of configuration of which a bucket has several, each with an id. */
const severalOf = <const Kind extends string>(kind: Kind, query: string) =>
  [
    defineOperation(`GetBucket${kind}Configuration`, "GET", "bucket", {
      ...notImplemented({ query: [query, "id"], answer: "xml" }),
      actions: [needs(`Get${kind}Configuration`, "bucket")],
    }),
    defineOperation(`PutBucket${kind}Configuration`, "PUT", "bucket", {
      ...notImplemented({ query: [query], body: "xml" }),
      actions: [needs(`Put${kind}Configuration`, "bucket")],
    }),
    defineOperation(`DeleteBucket${kind}Configuration`, "DELETE", "bucket", {
      ...notImplemented({ query: [query], status: 204 }),
      actions: [needs(`Put${kind}Configuration`, "bucket")],
    }),
    defineOperation(`ListBucket${kind}Configurations`, "GET", "bucket", {
      ...notImplemented({ query: [query], answer: "xml" }),
      actions: [needs(`Get${kind}Configuration`, "bucket")],
    }),
  ] as const;

const inventoryTable = "UpdateBucketMetadataInventoryTableConfiguration";
const journalTable = "UpdateBucketMetadataJournalTableConfiguration";
const annotationTable = "UpdateBucketMetadataAnnotationTableConfiguration";
const [create, remove] = ["CreateBucketMetadataTableConfiguration", "DeleteBucketMetadataTableConfiguration"];
const read = "GetBucketMetadataTableConfiguration";

/** Reports about a bucket, and tables of metadata, that only AWS has. */
export const reportOperations = [
  ...severalOf("Analytics", "analytics"),
  ...severalOf("IntelligentTiering", "intelligent-tiering"),
  ...severalOf("Inventory", "inventory"),
  ...severalOf("Metrics", "metrics"),
  defineOperation("CreateBucketMetadataConfiguration", "POST", "bucket", {
    ...notImplemented({ query: ["metadataConfiguration"], body: "xml" }),
    actions: [needs(create, "bucket")],
  }),
  defineOperation("GetBucketMetadataConfiguration", "GET", "bucket", {
    ...notImplemented({ query: ["metadataConfiguration"], answer: "xml" }),
    actions: [needs(read, "bucket")],
  }),
  defineOperation("DeleteBucketMetadataConfiguration", "DELETE", "bucket", {
    ...notImplemented({ query: ["metadataConfiguration"], status: 204 }),
    actions: [needs(remove, "bucket")],
  }),
  defineOperation("CreateBucketMetadataTableConfiguration", "POST", "bucket", {
    ...notImplemented({ query: ["metadataTable"], body: "xml" }),
    actions: [needs(create, "bucket")],
  }),
  defineOperation("GetBucketMetadataTableConfiguration", "GET", "bucket", {
    ...notImplemented({ query: ["metadataTable"], answer: "xml" }),
    actions: [needs(read, "bucket")],
  }),
  defineOperation("DeleteBucketMetadataTableConfiguration", "DELETE", "bucket", {
    ...notImplemented({ query: ["metadataTable"], status: 204 }),
    actions: [needs(remove, "bucket")],
  }),
  defineOperation("UpdateBucketMetadataInventoryTableConfiguration", "PUT", "bucket", {
    ...notImplemented({ query: ["metadataInventoryTable"], body: "xml" }),
    actions: [needs(inventoryTable, "bucket")],
  }),
  defineOperation("UpdateBucketMetadataAnnotationTableConfiguration", "PUT", "bucket", {
    ...notImplemented({ query: ["metadataAnnotationTable"], body: "xml" }),
    actions: [needs(annotationTable, "bucket")],
  }),
  defineOperation("UpdateBucketMetadataJournalTableConfiguration", "PUT", "bucket", {
    ...notImplemented({ query: ["metadataJournalTable"], body: "xml" }),
    actions: [needs(journalTable, "bucket")],
  }),
] as const;
