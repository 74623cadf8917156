export {
  type Aws4FetchSettings,
  type AwsSdkSettings,
  aws4fetchSettings,
  awsSdkSettings,
  type MinioSettings,
  minioSettings,
} from "./client-settings.js";
export { objectUrl } from "./object-url.js";
export { type PresignOptions, presign } from "./presign.js";
export { type PostCondition, type PresignedPost, type PresignPostOptions, presignPost } from "./presign-post.js";
export {
  type S3AccessKey,
  type S3Connection,
  type S3ConnectionOptions,
  type S3Service,
  s3Connection,
} from "./s3-connection.js";
