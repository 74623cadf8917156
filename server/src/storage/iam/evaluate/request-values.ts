import {
  type ArnParts,
  type Decimal,
  type Instant,
  type IpAddress,
  readBoolean,
  readDecimal,
  readInstant,
  readIpAddress,
  splitArn,
  withAwsHead,
  withVendorHead,
} from "@concordat/contract/iam";

const each = <Value>(texts: readonly string[], read: (text: string) => Value): readonly Value[] => texts.map(read);

/** The values that a request has for one condition key, read as each operator needs them, once. */
export class RequestValues {
  readonly texts: readonly string[];
  #spellings: readonly (readonly [aws: string, vendor: string])[] | undefined;
  #decimals: readonly (Decimal | undefined)[] | undefined;
  #instants: readonly (Instant | undefined)[] | undefined;
  #booleans: readonly (boolean | undefined)[] | undefined;
  #addresses: readonly (IpAddress | undefined)[] | undefined;
  #arns: readonly (ArnParts | undefined)[] | undefined;

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  /** The request has the key, but nothing that could be compared: no value at all, or empty ones only. */
  get isEmpty(): boolean {
    return this.texts.every((text) => text === "");
  }

  /** ARNs in both spellings. */
  get spellings(): readonly (readonly [aws: string, vendor: string])[] {
    this.#spellings ??= each(this.texts, (text) => [withAwsHead(text), withVendorHead(text)]);
    return this.#spellings;
  }

  get decimals(): readonly (Decimal | undefined)[] {
    this.#decimals ??= each(this.texts, readDecimal);
    return this.#decimals;
  }

  get instants(): readonly (Instant | undefined)[] {
    this.#instants ??= each(this.texts, readInstant);
    return this.#instants;
  }

  get booleans(): readonly (boolean | undefined)[] {
    this.#booleans ??= each(this.texts, readBoolean);
    return this.#booleans;
  }

  get addresses(): readonly (IpAddress | undefined)[] {
    this.#addresses ??= each(this.texts, readIpAddress);
    return this.#addresses;
  }

  get arns(): readonly (ArnParts | undefined)[] {
    this.#arns ??= each(this.texts, (text) => splitArn(withAwsHead(text)));
    return this.#arns;
  }
}
