import type { Transport } from "./transport.js";

/** A group of operations, bound to the transport that carries them. */
export abstract class Resource {
  protected readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }
}
