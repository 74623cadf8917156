/**
 * What a client is asked to do. `call` and `parameters` are those of the AWS SDKs; clients that have another way to say so have a
 * member of their own, and those without either are left out.
 * @typedef {object} Act
 * @property {"get" | "put" | "list" | "make-bucket" | "remove-bucket" | "call"} kind
 * @property {string} [bucket]
 * @property {string} [key]
 * @property {string} [call]
 * @property {Readonly<Record<string, unknown>>} [parameters]
 * @property {string} [body] of the call
 * @property {readonly string[]} [s3cmd] arguments
 * @property {readonly string[]} [rclone] arguments
 * @property {readonly [method: string, ...args: unknown[]]} [minio]
 * @property {"s3" | "iam" | "sts"} [api] of the call; S3 unless given
 */

/**
 * A situation in which a client is refused, or would be by AWS.
 * @typedef {object} Situation
 * @property {string} name
 * @property {string} title
 * @property {keyof import("../world.mjs").Callers} [who] the administrator unless given
 * @property {keyof import("../world.mjs").Places} [where] S3 over HTTP unless given
 * @property {number} [hoursOff] how far the client's clock is ahead
 * @property {Act} act
 * @property {string} [code] with which the server refuses; undefined where the client does not come so far
 * @property {string} advice what its user does about it
 */

export {};
