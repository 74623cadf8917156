/** What a signature is good for. */
export interface CredentialScope {
  /** `yyyyMMdd`. */
  readonly date: string;
  /** Any region is accepted. */
  readonly region: string;
  readonly service: string;
}

export interface Credential {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
}

const terminal = "aws4_request";
const shape = '"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request"';

/** `20130524/us-east-1/s3/aws4_request`. */
export function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/${terminal}`;
}

/**
 * Reads `AKIA…/20130524/us-east-1/s3/aws4_request`, or says in AWS's words what is wrong with it.
 * @param service that the request went to
 */
export function readCredential(text: string, service: string): Credential | { readonly fault: string } {
  // an access key id may hold slashes, the scope may not
  const parts = text.split("/");
  const [date, region, named, end] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join("/");
  if (date === undefined || region === undefined || named === undefined || parts.length < 5) {
    return { fault: `the Credential is mis-formed; expecting ${shape}.` };
  }
  if (accessKeyId === "") return { fault: "a non-empty Access Key (AKID) must be provided in the credential." };
  if (!/^\d{8}$/.test(date)) {
    return {
      fault: `incorrect date format "${date}". This date in the credential must be in the format "yyyyMMdd".`,
    };
  }
  if (region === "") return { fault: "a non-empty region must be provided in the credential." };
  if (named !== service) return { fault: `incorrect service "${named}". This endpoint belongs to "${service}".` };
  if (end !== terminal) return { fault: `incorrect terminal "${end}". This endpoint uses "${terminal}".` };
  return { accessKeyId, scope: { date, region, service } };
}
