/** The name of the listener that takes calls of the APIs: its URL is the one that callers are told. */
export const apiListener = "api";

/** The name of the one that takes them over TLS. */
export const apiTlsListener = "api-tls";

/** The name of the listener that takes requests of S3 over HTTP. */
export const s3Listener = "s3";

/** The name of the one that takes them over TLS. */
export const s3TlsListener = "s3-tls";

/** The name of the listener that takes requests of IAM and STS over TLS. */
export const iamListener = "iam";
