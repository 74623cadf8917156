const written = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });

/** A moment in the reader's time zone; the exact one shows when the pointer rests on it. */
export const DateTime = ({ at }: { readonly at: string | Date }) => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : (
    <time dateTime={date.toISOString()} title={exact.format(date)}>
      {written.format(date)}
    </time>
  );
};
