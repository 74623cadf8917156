import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";

/** What a name has: the name that it is an alias of, or addresses of IPv4. */
export type DnsAnswer = { readonly cname: string } | { readonly a: readonly string[] };

/** A server of DNS on this machine that knows what a test tells it. */
export interface DnsServer {
  /** Its address and port. */
  readonly address: string;
  /** What names have; `*.example.com` is for all names below. Others do not exist. */
  readonly records: Map<string, DnsAnswer>;
  /** With which code every question is answered instead, such as 2 for SERVFAIL; null for no answer at all. */
  fault: number | null | undefined;
  /** The names that it was asked for. */
  readonly asked: string[];
  close(): void;
}

const types = { a: 1, cname: 5 } as const;
const nameError = 3;

const readName = (message: Buffer): { readonly name: string; readonly end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 1 };
};

const writeName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)])),
    Buffer.of(0),
  ]);

/** A record of the name that was asked for, which stands at byte 12. */
const writeRecord = (type: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
};

const recordsOf = (answer: DnsAnswer, type: number): Buffer[] => {
  if ("cname" in answer) return [writeRecord(types.cname, writeName(answer.cname))];
  return type === types.a
    ? answer.a.map((address) => writeRecord(types.a, Buffer.from(address.split(".").map(Number))))
    : [];
};

export const startDnsServer = async (): Promise<DnsServer> => {
  const socket = createSocket("udp4");
  const server: DnsServer = {
    address: "",
    records: new Map(),
    fault: undefined,
    asked: [],
    close: () => socket.close(),
  };
  const find = (name: string): DnsAnswer | undefined => {
    const parent = name.slice(name.indexOf(".") + 1);
    return server.records.get(name) ?? server.records.get(`*.${parent}`);
  };
  socket.on("message", (question: Buffer, { address, port }: RemoteInfo) => {
    const { name, end } = readName(question);
    server.asked.push(name);
    if (server.fault === null) return;
    const found = find(name);
    const records = found && server.fault === undefined ? recordsOf(found, question.readUInt16BE(end)) : [];
    const head = Buffer.from(question.subarray(0, end + 4));
    head.writeUInt16BE(0x8180 | (server.fault ?? (found ? 0 : nameError)), 2);
    for (const [place, count] of [
      [6, records.length],
      [8, 0],
      [10, 0],
    ] as const)
      head.writeUInt16BE(count, place);
    socket.send(Buffer.concat([head, ...records]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return Object.assign(server, { address: `127.0.0.1:${socket.address().port}` });
};
