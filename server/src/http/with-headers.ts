/** What a handler answers when the operation declares headers beside its body. */
export class WithHeaders<Body> {
  constructor(
    readonly body: Body,
    readonly headers: Readonly<Record<string, string | number>>,
  ) {}
}
