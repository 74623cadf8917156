/**
 * What any platform must be able to do with the SDK: a call that succeeds, and one that is refused with a typed error.
 * Nothing but the language is used here, for this runs in browsers and bare runtimes too.
 * @param {typeof import("@concordat/sdk")} sdk
 * @param {string} baseUrl of the API that `startLocalApi` makes
 */
export async function firstCalls({ Concordat, isConcordatError, NotFoundError }, baseUrl) {
  const cloud = new Concordat({ baseUrl, credentials: "token" });
  const { specification } = await cloud.providers.retrieve({ id: "1" });
  try {
    await cloud.providers.retrieve({ id: "2" });
  } catch (error) {
    if (!isConcordatError(error) || !(error instanceof NotFoundError)) throw error;
    const { name, operation, status, why, requestId } = error;
    return { domain: specification.domain, refused: { name, operation, status, why, requestId } };
  }
  throw new Error("The second call was not refused");
}

/** What comes of it. */
export const outcomeOfFirstCalls = {
  domain: "provider.example.com",
  refused: {
    name: "NotFoundError",
    operation: "providers.retrieve",
    status: 404,
    why: "There is no such provider",
    requestId: "request-2",
  },
};
