import { expect, it } from "vitest";
import { movableClock } from "../test-kit/movable-clock.js";
import { Strangers } from "./strangers.js";

const minute = 60_000;

const start = () => {
  const clock = movableClock();
  return { clock, strangers: new Strangers(clock) };
};
const taken = (strangers: Strangers, options?: { readonly isEnd: boolean }) =>
  strangers.take(options).map(({ at, address, status, times }) => [at.toISOString(), address, status, times]);

it("calls are counted by network, status and minute", () => {
  const { clock, strangers } = start();
  const begins = new Date(Math.floor(clock().getTime() / minute) * minute);
  for (const address of ["192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::2"]) strangers.count(address, 401);
  strangers.count("192.0.2.1", 400);
  expect(taken(strangers)).toEqual([]);
  clock.advance(minute);
  strangers.count("192.0.2.1", 401);
  expect(taken(strangers)).toEqual([
    [begins.toISOString(), "192.0.2.1", 401, 2],
    [begins.toISOString(), "192.0.2.1", 400, 1],
    [begins.toISOString(), "20010db800000000/64", 401, 2],
  ]);
  expect(taken(strangers, { isEnd: true })).toEqual([
    [new Date(begins.getTime() + minute).toISOString(), "192.0.2.1", 401, 1],
  ]);
  expect(taken(strangers, { isEnd: true })).toEqual([]);
});

it("beyond a hundred networks, others are counted together and leave no records of their own", () => {
  const { strangers } = start();
  for (let index = 0; index < 1000; index++) {
    const address = `192.0.${index >> 8}.${index & 255}`;
    strangers.count(address, 401);
    expect(strangers.takeOwnRecord(address)).toBe(index < 100);
  }
  const counted = taken(strangers, { isEnd: true });
  expect(counted).toHaveLength(101);
  expect(counted.at(-1)?.slice(1)).toEqual(["others", 401, 900]);
});

it("a clock that is put back begins another minute", () => {
  const { clock, strangers } = start();
  strangers.count("192.0.2.1", 401);
  clock.advance(-60 * minute);
  expect(taken(strangers)).toHaveLength(1);
});
