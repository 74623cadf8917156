/**
 * Where objects are, and who may do everything there.
 * @typedef {object} S3Place
 * @property {string} endpoint such as http://127.0.0.1:9000
 * @property {string} region
 * @property {string} bucket that is there and empty; each client has one of its own
 * @property {string} accessKeyId
 * @property {string} secret
 */

/**
 * What a client works with.
 * @typedef {S3Place & { readonly files: string, readonly folder: string, readonly step: (name: string, act: () => Promise<unknown>) => Promise<void> }} Work
 * `files`: a folder to upload, which is left as it is; `folder`: an empty one to work in; `step` does one thing and tells of it
 */

/**
 * A client of S3 that is tried.
 * @typedef {object} Client
 * @property {string} name
 * @property {string} debianPackage that brings it
 * @property {readonly [command: string, ...args: string[]]} version shows whether it is there
 * @property {boolean} [needsFuse]
 * @property {(work: Work) => Promise<void>} run throws where something is not as it should be
 */

/** The variables by which most clients know who they are. @param {S3Place} place */
export const awsVariables = ({ accessKeyId, secret, region }) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_DEFAULT_REGION: region,
  AWS_EC2_METADATA_DISABLED: "true",
});
