import { type AnyOperation, apis, type Input, type Output, type Schema, type SchemaIssue } from "@concordat/contract";
import type { UCloudAuth, UCloudOperation } from "@concordat/contract/ucloud";
import { OutgoingError } from "../../outgoing/outgoing-error.js";
import type { OutgoingAnswer, SendRequest } from "../../outgoing/request.js";
import { ProviderCallError } from "./provider-call-error.js";
import { type ProviderAddress, providerUrl } from "./provider-url.js";

/** Issues the token with which Core proves itself to the provider of that name. */
export type IssueToken = (providerName: string) => Promise<string>;

interface CallOptions {
  /** The user on whose behalf Core calls; left out when it acts for itself. */
  readonly onBehalfOf?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a call takes beside its operation and its provider: a body where the operation has one. */
export type ProviderCall<O extends UCloudOperation> = CallOptions &
  (Input<O["body"]> extends undefined ? { readonly body?: undefined } : { readonly body: Input<O["body"]> });

/**
 * Calls an operation of the contract at a provider.
 *
 * @returns the body of the operation's success, as its schema reads it
 * @throws ProviderCallError when the provider cannot be reached, or does not answer as the contract says
 */
export type CallProvider = <O extends UCloudOperation>(
  operation: O,
  provider: ProviderAddress,
  call: ProviderCall<O>,
) => Promise<Output<O["success"]["body"]>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "~standard" in value;

const describe = ({ path = [], message }: SchemaIssue): string => {
  const place = path.map((step) => String(typeof step === "object" ? step.key : step)).join(".");
  return place === "" ? message : `${place}: ${message}`;
};

const writeBody = async (operation: UCloudOperation, body: unknown): Promise<string | undefined> => {
  if (!isSchema(operation.body)) return undefined;
  const read = await operation.body["~standard"].validate(body);
  if (read.issues)
    throw new TypeError(`${operation.path} cannot be called with this body: ${read.issues.map(describe).join("; ")}`);
  return JSON.stringify(read.value);
};

/** The parser's own message is dropped: it quotes what the provider wrote. */
const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const readAnswer = async (
  { success }: UCloudOperation,
  { name }: ProviderAddress,
  answer: OutgoingAnswer,
): Promise<unknown> => {
  const { status } = answer;
  if (status !== success.status) {
    const redirected = status >= 300 && status < 400 ? "; redirects are not followed" : "";
    throw new ProviderCallError(
      "status-unexpected",
      `${name} answered ${status} instead of ${success.status}${redirected}.`,
      status,
    );
  }
  if (!isSchema(success.body)) return undefined;
  const json = parseJson(answer.body);
  if (!json) throw new ProviderCallError("answer-unexpected", `The answer of ${name} is not JSON.`, status);
  const read = await success.body["~standard"].validate(json.value);
  if (!read.issues) return read.value;
  const faults = read.issues.map(describe).join("; ");
  throw new ProviderCallError(
    "answer-unexpected",
    `The answer of ${name} is not what the contract says: ${faults}.`,
    status,
  );
};

/**
 * Makes the function with which Core calls providers. Method, path, schemas, status and whether a token is sent all
 * follow from the operation.
 */
export const createCallProvider =
  (send: SendRequest, issueToken: IssueToken): CallProvider =>
  async (operation, provider, call) => {
    const url = providerUrl(provider, operation.path);
    if (!url)
      throw new ProviderCallError(
        "address-invalid",
        `The registered name and domain of ${provider.name} make no address.`,
      );
    const body = await writeBody(operation, call.body);
    const { label } = operation.auth as UCloudAuth;
    const headers: Record<string, string> = { accept: "application/json", "user-agent": "Concordat" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (label !== "Public") headers.authorization = `Bearer ${await issueToken(provider.name)}`;
    if (call.onBehalfOf !== undefined)
      headers["ucloud-username"] = Buffer.from(call.onBehalfOf, "utf8").toString("base64");
    const request = {
      operation: apis.idOf(operation as UCloudOperation as AnyOperation),
      method: operation.method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: call.signal,
    };
    const answer = await send(request).catch((error: unknown) => {
      if (!(error instanceof OutgoingError)) throw error;
      throw new ProviderCallError(error.fault, error.message, null, { cause: error });
    });
    return (await readAnswer(operation, provider, answer)) as never;
  };
