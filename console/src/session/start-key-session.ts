import type { KeyCredentials } from "./session";

/** How long a session lasts, in seconds: an hour of work, after which the reader signs in again. */
const durationSeconds = 3600;

/** Any region will do: the service of the key is the one that answers. */
const region = "us-east-1";

/**
 * Exchanges an access key for a session of STS, so that the key itself need not stay in the tab. A key that may not begin sessions,
 * such as one that is itself of a session, is kept.
 *
 * @param endpoint of S3, where STS answers too
 * @throws an error of STS, whose message says why the key is not taken
 */
export const startKeySession = async (
  endpoint: string,
  accessKeyId: string,
  secretAccessKey: string,
): Promise<KeyCredentials> => {
  const { GetSessionTokenCommand, STSClient } = await import("@aws-sdk/client-sts");
  const sts = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 2 });
  try {
    const { Credentials: given } = await sts.send(new GetSessionTokenCommand({ DurationSeconds: durationSeconds }));
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) return { accessKeyId, secretAccessKey };
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      ...(given.Expiration && { endsAt: given.Expiration.getTime() }),
    };
  } catch (error) {
    if ((error as Error).name === "AccessDenied") return { accessKeyId, secretAccessKey };
    throw error;
  } finally {
    sts.destroy();
  }
};
