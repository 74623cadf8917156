/** A value at a time. */
export type Point = readonly [time: number, value: number];

const median = (numbers: number[]): number => {
  numbers.sort((one, other) => one - other);
  const middle = numbers.length / 2;
  return ((numbers[Math.ceil(middle) - 1] ?? Number.NaN) + (numbers[Math.floor(middle)] ?? Number.NaN)) / 2;
};

/**
 * By how much the value grows in a unit of time, after Theil and Sen: the median of the slopes between all pairs of points. A
 * quarter of the points may lie anywhere and does not change it.
 *
 * @returns NaN for fewer than two times
 */
export const slopeOf = (points: readonly Point[]): number =>
  median(
    points.flatMap(([time, value], index) =>
      points.slice(index + 1).flatMap(([later, other]) => (later === time ? [] : [(other - value) / (later - time)])),
    ),
  );
