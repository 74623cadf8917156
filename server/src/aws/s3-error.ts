import { type S3ErrorCode, s3Errors } from "@concordat/contract/s3";

export interface S3ErrorOptions extends ErrorOptions {
  /** Further elements of the answer, by their names, in their order. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that S3 refuses. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly extra: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  /** @param message what is wrong; AWS's general message unless given */
  constructor(
    readonly code: S3ErrorCode,
    message: string = s3Errors[code].message,
    { extra = {}, headers = {}, ...options }: S3ErrorOptions = {},
  ) {
    super(message, options);
    this.extra = extra;
    this.headers = headers;
  }

  get status(): number {
    return s3Errors[this.code].status;
  }
}
