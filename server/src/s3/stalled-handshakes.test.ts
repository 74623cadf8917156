import net from "node:net";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3({ secure: true, settings: { requestTimeoutMs: 1500 } });
});
afterAll(() => s3.close());

it.each([
  ["say nothing", Buffer.of()],
  ["stop in the middle of their first message", Buffer.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01)],
  ["are none", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
])("ends handshakes that %s, and lets others in meanwhile", async (_, sent) => {
  const port = Number(new URL(s3.tlsUrl ?? expect.fail()).port);
  const ended = Array.from({ length: 50 }, () => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => undefined).write(sent);
    return new Promise((resolve) => socket.resume().once("close", resolve));
  });
  const other = connect({ host: "127.0.0.1", port, servername: "localhost", rejectUnauthorized: false });
  await new Promise((resolve, reject) => other.once("secureConnect", resolve).once("error", reject));
  other.destroy();
  await Promise.all(ended);
});
