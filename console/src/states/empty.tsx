import type { ReactNode } from "react";

interface EmptyProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** Nothing is there, and that is well: what could be, and how to make one. */
export const Empty = ({ title, text, action }: EmptyProps) => (
  <div className="state empty">
    <h2>{title}</h2>
    {text === undefined ? null : <p>{text}</p>}
    {action}
  </div>
);
