import { type Action, unusedActions } from "./action.js";

/** Actions of S3 that are valid in documents and that this server does not have or answers with 501. */
export const s3UnusedActions: readonly Action[] = [
  ...unusedActions("s3", "object", {
    write: `DeleteObjectAnnotation DeleteObjectVersionAnnotation InitiateReplication PutObjectAnnotation
      PutObjectVersionAnnotation ReplicateDelete ReplicateObject ReplicateObjectAnnotation RestoreObject
      UpdateObjectEncryption`,
    read: `GetObjectAnnotation GetObjectTorrent GetObjectVersionAnnotation GetObjectVersionAnnotationForReplication
      GetObjectVersionForReplication GetObjectVersionTorrent`,
    list: "ListObjectAnnotations ListObjectVersionAnnotations",
    permissions: "ObjectOwnerOverrideToBucketOwner",
    tagging: "ReplicateTags",
  }),
  ...unusedActions("s3", "bucket", {
    write: `CreateBucketMetadataTableConfiguration DeleteBucketMetadataTableConfiguration DeleteBucketWebsite
      PauseReplication PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketLogging
      PutBucketNotification PutBucketRequestPayment PutBucketWebsite PutIntelligentTieringConfiguration
      PutInventoryConfiguration PutMetricsConfiguration PutReplicationConfiguration
      UpdateBucketMetadataAnnotationTableConfiguration UpdateBucketMetadataInventoryTableConfiguration
      UpdateBucketMetadataJournalTableConfiguration`,
    read: `AllowVendedLogDeliveryForResource GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac
      GetBucketLogging GetBucketMetadataTableConfiguration GetBucketNotification GetBucketRequestPayment
      GetBucketWebsite GetIntelligentTieringConfiguration GetInventoryConfiguration GetMetricsConfiguration
      GetReplicationConfiguration`,
  }),
  ...unusedActions("s3", "other", {
    permissions: `AssociateAccessGrantsIdentityCenter CreateAccessGrant CreateAccessGrantsInstance
      CreateAccessGrantsLocation DeleteAccessGrant DeleteAccessGrantsInstance
      DeleteAccessGrantsInstanceResourcePolicy DeleteAccessGrantsLocation DeleteAccessPointPolicy
      DeleteAccessPointPolicyForObjectLambda DissociateAccessGrantsIdentityCenter
      PutAccessGrantsInstanceResourcePolicy PutAccessPointPolicy PutAccessPointPolicyForObjectLambda
      PutMultiRegionAccessPointPolicy UpdateAccessGrantsLocation`,
    write: `CreateAccessPoint CreateAccessPointForObjectLambda CreateMultiRegionAccessPoint DeleteAccessPoint
      DeleteAccessPointForObjectLambda DeleteMultiRegionAccessPoint DeleteStorageLensConfiguration
      DeleteStorageLensGroup PutAccessPointConfigurationForObjectLambda SubmitMultiRegionAccessPointRoutes
      UpdateJobPriority UpdateJobStatus UpdateStorageLensGroup`,
    tagging: "DeleteJobTagging DeleteStorageLensConfigurationTagging PutJobTagging PutStorageLensConfigurationTagging",
    read: `DescribeJob DescribeMultiRegionAccessPointOperation GetAccessGrant GetAccessGrantsInstance
      GetAccessGrantsInstanceForPrefix GetAccessGrantsInstanceResourcePolicy GetAccessGrantsLocation
      GetAccessPointConfigurationForObjectLambda GetAccessPointForObjectLambda GetAccessPointPolicy
      GetAccessPointPolicyForObjectLambda GetAccessPointPolicyStatus GetAccessPointPolicyStatusForObjectLambda
      GetDataAccess GetJobTagging GetMultiRegionAccessPoint GetMultiRegionAccessPointPolicy
      GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes GetStorageLensConfiguration
      GetStorageLensConfigurationTagging GetStorageLensDashboard GetStorageLensGroup`,
    list: "ListAccessGrants ListAccessGrantsLocations ListCallerAccessGrants",
  }),
  ...unusedActions("s3", [], {
    write: "CreateJob CreateStorageLensGroup PutStorageLensConfiguration",
    read: "GetAccessPoint GetAccountPublicAccessBlock",
    list: `ListAccessGrantsInstances ListAccessPoints ListAccessPointsForObjectLambda ListJobs
      ListMultiRegionAccessPoints ListStorageLensConfigurations ListStorageLensGroups`,
    permissions: "PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock",
  }),
  ...unusedActions("s3", ["bucket", "other"], {
    list: "ListTagsForResource",
    tagging: "TagResource UntagResource",
  }),
];
