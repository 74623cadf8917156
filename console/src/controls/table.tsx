import type { ReactNode } from "react";

/** A column of a table, by its title; one of buttons has none. */
export interface Column {
  readonly title?: string;
  readonly isNumber?: boolean;
}

interface TableProps {
  readonly columns: readonly Column[];
  /** The rows: a `<tr>` for each. */
  readonly children: ReactNode;
}

const Head = ({ title, isNumber }: Column) =>
  title === undefined ? (
    <td />
  ) : (
    <th scope="col" className={isNumber ? "number" : undefined}>
      {title}
    </th>
  );

/** A table of a list that is there as a whole. It scrolls sideways where the page is too narrow for it. */
export const Table = ({ columns, children }: TableProps) => (
  <div className="table-frame">
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.title ?? ""} {...column} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
