import type { Socket } from "node:net";

type Moved = readonly [received: number, transmitted: number];

/** What was counted of each connection: the head and a small body are read before the request is known. */
const counted = new WeakMap<Socket, Moved>();

/** @returns tells how many bytes have moved on a connection since it was asked last */
export const moveCounter = (socket: Socket) => (): Moved => {
  const [received, transmitted] = counted.get(socket) ?? [0, 0];
  const now: Moved = [socket.bytesRead, socket.bytesWritten];
  counted.set(socket, now);
  return [now[0] - received, now[1] - transmitted];
};
