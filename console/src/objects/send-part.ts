/** The address does not take a request: what S3 said, or that there was no answer. */
class TransferError extends Error {
  override readonly name = "TransferError";
  constructor(
    message: string,
    /** Whether the same may succeed later. */
    readonly isPassing: boolean,
  ) {
    super(message);
  }
}

const sentenceOf = (xml: string, status: number): string =>
  /<Message>([^<]*)<\/Message>/.exec(xml)?.[1] ?? `S3 answers ${status}.`;

interface SendOptions {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Sends some bytes to a signed address, and says how far it is. @returns the ETag of what is stored @throws TransferError */
const sendOnce = (body: Blob, { url, headers = {}, onProgress, signal }: SendOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    // `fetch` does not tell how much of a body is sent
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onabort = () => reject(signal.reason);
    request.onerror = () => reject(new TransferError("S3 cannot be reached.", true));
    request.onload = () => {
      const { status, responseText } = request;
      if (status < 300) return resolve(request.getResponseHeader("etag") ?? "");
      reject(new TransferError(sentenceOf(responseText, status), status >= 500 || status === 429));
    };
    request.onloadend = () => signal.removeEventListener("abort", abort);
    request.send(body);
  });

const attempts = 8;
const longestWaitMs = 10_000;

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });

/**
 * Sends some bytes, again and again where the server is away for a while.
 *
 * @param sign makes the address anew for each attempt: it may have run out
 */
export const sendPart = async (
  body: Blob,
  sign: () => Promise<string>,
  options: Omit<SendOptions, "url">,
): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    options.signal.throwIfAborted();
    try {
      return await sendOnce(body, { ...options, url: await sign() });
    } catch (error) {
      const isOver = !(error instanceof TransferError) || !error.isPassing || attempt >= attempts;
      if (isOver) throw error;
      options.onProgress(0);
      await wait(Math.min(500 * 2 ** attempt, longestWaitMs), options.signal);
    }
  }
};
