/** An error of S3: its status, and the message that AWS sends when it knows nothing more exact. */
export interface S3ErrorEntry {
  readonly status: number;
  readonly message: string;
}

const row = (status: number, message: string): S3ErrorEntry => ({ status, message });

const malformedXml = "The XML you provided was not well-formed or did not validate against our published schema";

/** The error codes of S3 that this server sends. */
export const s3Errors = {
  AccessControlListNotSupported: row(400, "The bucket does not allow ACLs"),
  AccessDenied: row(403, "Access Denied"),
  /** A request of a page of another origin that the bucket's configuration does not allow. */
  AccessForbidden: row(403, "CORSResponse: This CORS request is not allowed."),
  AuthorizationHeaderMalformed: row(400, "The authorization header that you provided is not valid."),
  AuthorizationQueryParametersError: row(400, "The authorization query parameters that you provided are not valid."),
  BadDigest: row(400, "The Content-MD5 you specified did not match what we received."),
  BadRequest: row(400, "An error occurred when parsing the HTTP request."),
  BucketAlreadyExists: row(
    409,
    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
  ),
  BucketAlreadyOwnedByYou: row(
    409,
    "Your previous request to create the named bucket succeeded and you already own it.",
  ),
  BucketNotEmpty: row(409, "The bucket you tried to delete is not empty"),
  ConditionalRequestConflict: row(
    409,
    "The conditional request cannot succeed due to a conflicting operation against this resource.",
  ),
  /** The vendor's own: a bucket of this name was deleted in the control plane and is being cleaned up. */
  EmptyBucketInProgress: row(403, "The bucket is being emptied and deleted."),
  EntityTooLarge: row(400, "Your proposed upload exceeds the maximum allowed size"),
  EntityTooSmall: row(400, "Your proposed upload is smaller than the minimum allowed size"),
  ExpiredToken: row(400, "The provided token has expired."),
  IllegalLocationConstraintException: row(
    400,
    "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.",
  ),
  IllegalVersioningConfigurationException: row(
    400,
    "The versioning configuration specified in the request is invalid.",
  ),
  IncompleteBody: row(400, "You did not provide the number of bytes specified by the Content-Length HTTP header."),
  IncorrectNumberOfFilesInPostRequest: row(400, "POST requires exactly one file upload per request."),
  InternalError: row(500, "We encountered an internal error. Please try again."),
  InvalidAccessKeyId: row(403, "The AWS Access Key Id you provided does not exist in our records."),
  InvalidArgument: row(400, "Invalid Argument"),
  InvalidBucketAclWithObjectOwnership: row(
    400,
    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
  ),
  InvalidBucketName: row(400, "The specified bucket is not valid."),
  InvalidBucketState: row(409, "The request is not valid with the current state of the bucket."),
  InvalidDigest: row(400, "The Content-MD5 you specified was invalid."),
  InvalidEncryptionAlgorithmError: row(
    400,
    "The Encryption request you specified is not valid. Supported value: AES256.",
  ),
  InvalidLocationConstraint: row(400, "The specified location-constraint is not valid"),
  InvalidObjectState: row(403, "The operation is not valid for the object's storage class"),
  InvalidPart: row(
    400,
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  ),
  InvalidPartNumber: row(416, "The requested partnumber is not satisfiable"),
  InvalidPartOrder: row(400, "The list of parts was not in ascending order. Parts must be ordered by part number."),
  InvalidPolicyDocument: row(
    400,
    "The content of the form does not meet the conditions specified in the policy document.",
  ),
  InvalidRange: row(416, "The requested range is not satisfiable"),
  InvalidRedirectLocation: row(
    400,
    "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
  ),
  InvalidRequest: row(400, "Invalid Request"),
  InvalidSecurity: row(403, "The provided security credentials are not valid."),
  InvalidStorageClass: row(400, "The storage class you specified is not valid"),
  InvalidTag: row(
    400,
    "The tag provided was not a valid tag. This error can occur if the tag did not pass input validation.",
  ),
  InvalidToken: row(400, "The provided token is malformed or otherwise invalid."),
  InvalidURI: row(400, "Couldn't parse the specified URI."),
  KeyTooLongError: row(400, "Your key is too long"),
  MalformedACLError: row(400, malformedXml),
  MalformedPOSTRequest: row(400, "The body of your POST request is not well-formed multipart/form-data."),
  MalformedPolicy: row(400, "Policies must be valid JSON and the first byte must be '{'"),
  MalformedTrailerError: row(
    400,
    "The request contained trailing data that was not well-formed or did not conform to our published schema.",
  ),
  MalformedXML: row(400, malformedXml),
  MaxMessageLengthExceeded: row(400, "Your request was too big."),
  MaxPostPreDataLengthExceededError: row(400, "Your POST request fields preceding the upload file were too large."),
  MetadataTooLarge: row(400, "Your metadata headers exceed the maximum allowed metadata size"),
  MethodNotAllowed: row(405, "The specified method is not allowed against this resource."),
  MissingContentLength: row(411, "You must provide the Content-Length HTTP header."),
  MissingRequestBodyError: row(400, "Request Body is empty"),
  MissingSecurityHeader: row(400, "Your request was missing a required header"),
  NoSuchBucket: row(404, "The specified bucket does not exist"),
  NoSuchBucketPolicy: row(404, "The bucket policy does not exist"),
  NoSuchCORSConfiguration: row(404, "The CORS configuration does not exist"),
  NoSuchKey: row(404, "The specified key does not exist."),
  NoSuchLifecycleConfiguration: row(404, "The lifecycle configuration does not exist"),
  NoSuchObjectLockConfiguration: row(404, "The specified object does not have a ObjectLock configuration"),
  NoSuchPublicAccessBlockConfiguration: row(404, "The public access block configuration was not found"),
  NoSuchTagSet: row(404, "The TagSet does not exist"),
  NoSuchUpload: row(
    404,
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
  ),
  NoSuchVersion: row(404, "The specified version does not exist."),
  NotImplemented: row(501, "A header you provided implies functionality that is not implemented"),
  NotModified: row(304, "Not Modified"),
  ObjectLockConfigurationNotFoundError: row(404, "Object Lock configuration does not exist for this bucket"),
  OperationAborted: row(
    409,
    "A conflicting conditional operation is currently in progress against this resource. Please try again.",
  ),
  OwnershipControlsNotFoundError: row(404, "The bucket ownership controls were not found"),
  PreconditionFailed: row(412, "At least one of the pre-conditions you specified did not hold"),
  RequestHeaderSectionTooLarge: row(
    400,
    "Your request header section exceeds the maximum allowed request header section size.",
  ),
  RequestIsNotMultiPartContent: row(400, "Bucket POST must be of the enclosure-type multipart/form-data."),
  RequestTimeTooSkewed: row(403, "The difference between the request time and the current time is too large."),
  RequestTimeout: row(
    400,
    "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.",
  ),
  ServerSideEncryptionConfigurationNotFoundError: row(404, "The server side encryption configuration was not found"),
  ServiceUnavailable: row(503, "Service is unable to handle request."),
  SignatureDoesNotMatch: row(
    403,
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  ),
  SlowDown: row(503, "Please reduce your request rate."),
  TooManyBuckets: row(400, "You have attempted to create more buckets than allowed"),
  UnexpectedContent: row(400, "This request does not support content"),
  UnresolvableGrantByEmailAddress: row(400, "The email address you provided does not match any account on record."),
  UserKeyMustBeSpecified: row(
    400,
    "The bucket POST must contain the specified field name. If it is specified, check the order of the fields.",
  ),
  XAmzContentSHA256Mismatch: row(400, "The provided 'x-amz-content-sha256' header does not match what was computed."),
} as const satisfies Readonly<Record<string, S3ErrorEntry>>;

/** A code of an error of S3. */
export type S3ErrorCode = keyof typeof s3Errors;
