/** Does something with the first call, and answers every call with what came of it. */
export const once = <Value>(make: () => Value | Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= Promise.resolve(make());
    return made;
  };
};
