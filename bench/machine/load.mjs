import { connect } from "node:net";

/**
 * A request's bytes, as HTTP/1.1 wants them.
 * @param {string} method
 * @param {string} path with its query
 * @param {{ token?: string, body?: unknown, headers?: Record<string, string> }} [options] `body` becomes JSON, unless it is text
 */
export function requestText(method, path, { token, body, headers = {} } = {}) {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, "Host: bench"];
  if (token !== undefined) lines.push(`Authorization: Bearer ${token}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (text !== undefined) lines.push("Content-Type: application/json", `Content-Length: ${Buffer.byteLength(text)}`);
  return `${lines.join("\r\n")}\r\n\r\n${text ?? ""}`;
}

/**
 * The same as bytes, whose body may be bytes as well.
 * @param {string} method
 * @param {string} path
 * @param {{ token?: string, body?: string | Buffer, headers?: Record<string, string> }} options
 */
export function requestBytes(method, path, { body, headers = {}, ...rest }) {
  if (!(body instanceof Buffer)) return Buffer.from(requestText(method, path, { body, headers, ...rest }));
  const length = { "Content-Type": "application/json", "Content-Length": String(body.length) };
  return Buffer.concat([Buffer.from(requestText(method, path, { headers: { ...headers, ...length }, ...rest })), body]);
}

/**
 * A request's bytes, in one piece or in several, so that requests can share a large body.
 * @typedef {string | Buffer | readonly Buffer[]} Request
 */

/**
 * What is asked of whom.
 * @typedef {object} Asked
 * @property {number} port
 * @property {(count: number) => Request | undefined} next the bytes of the next request; none: nothing is asked any more
 * @property {number} [status] what every answer must have
 */

/**
 * One connection that asks again as soon as it is answered. It reads no more of an answer than where it ends, for what
 * asks must not take the processor from what answers.
 * @param {Asked} asked
 * @param {() => Request | undefined} next
 * @returns {Promise<number>} how many answers came
 */
function askAgain({ port, status = 200 }, next) {
  return new Promise((resolve, reject) => {
    const expected = `HTTP/1.1 ${status} `;
    let answers = 0;
    let missing = 0;
    let head = "";
    const send = (/** @type {Request} */ request) => {
      if (typeof request === "string" || request instanceof Buffer) return socket.write(request);
      socket.cork();
      for (const piece of request) socket.write(piece);
      return socket.uncork();
    };
    const ask = () => {
      const request = next();
      if (request === undefined) socket.end(() => resolve(answers));
      else send(request);
    };
    const answered = () => {
      head = "";
      answers += 1;
      ask();
    };
    const fail = (/** @type {string} */ why) => {
      socket.destroy();
      reject(new Error(why));
      return false;
    };
    /** Reads on in a head; once that is whole, it is known how much is missing. */
    const readHead = (/** @type {Buffer} */ chunk) => {
      const before = head.length;
      // a head is short: of what comes with it, the rest need not become text
      head += chunk.toString("latin1", 0, 8192);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return true;
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? (status === 204 ? "0" : undefined);
      if (!head.startsWith(expected) || length === undefined)
        return fail(`Expected ${status} with its length, got: ${head.slice(0, 2000)}`);
      missing = end + 4 + Number(length) - before - chunk.length;
      if (missing === 0) answered();
      return true;
    };
    const read = (/** @type {number} */ size, /** @type {Uint8Array} */ bytes) => {
      if (missing === 0) return readHead(Buffer.from(bytes.buffer, bytes.byteOffset, size));
      missing -= size;
      if (missing === 0) answered();
      return true;
    };
    const socket = connect({ port, host: "127.0.0.1", onread: { buffer: Buffer.alloc(65_536), callback: read } }, ask);
    socket.setNoDelay(true).on("error", reject);
    socket.on("close", () => reject(new Error("The server closed a connection.")));
  });
}

/**
 * Asks over several connections for some time, each at once again when it is answered.
 *
 * @param {Asked} asked
 * @param {{ connections: number, ms: number }} size
 * @returns {Promise<{ answers: number, seconds: number, ownMs: number }>} how many were answered, in which time, and the
 * processor time that asking took in this process
 */
export async function load(asked, { connections, ms }) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const end = began + ms;
  let count = 0;
  const next = () => (performance.now() < end ? asked.next(count++) : undefined);
  const counts = await Promise.all(Array.from({ length: connections }, () => askAgain(asked, next)));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { answers: counts.reduce((all, each) => all + each, 0), seconds, ownMs: (user + system) / 1000 };
}
