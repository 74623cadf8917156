const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;
const grouped = new Intl.NumberFormat("en");

/** An amount of bytes in three digits, such as `1.46 KiB`. */
export const bytesText = (bytes: number): string => {
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toPrecision(3).replace(/\.?0+$/, "")} ${units[step]}`;
};

/** An amount of bytes; the exact one shows when the pointer rests on it. */
export const Bytes = ({ bytes }: { readonly bytes: number }) => (
  <span title={`${grouped.format(bytes)} bytes`}>{bytesText(bytes)}</span>
);

/** A number, with its thousands apart. */
export const numberText = (value: number): string => grouped.format(value);
