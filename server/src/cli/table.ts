/** Shows control characters instead of obeying them: names may come from strangers, and terminals can be steered. */
export const visible = (text: string): string =>
  text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/** Lays rows out in columns under their titles. */
export const table = (titles: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string => {
  const cells = [titles, ...rows.map((row) => row.map((cell) => visible(String(cell ?? "-"))))];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
