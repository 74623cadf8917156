import { type ReactNode, useEffect } from "react";
import { Shown } from "../controls/shown";
import { texts } from "../texts";

interface PageProps {
  readonly title: string;
  /** Where the page lies: links to what is above it. */
  readonly above?: ReactNode;
  /** What can be done with what the page shows. */
  readonly actions?: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a screen: its title, also of the window, where it lies, and what can be done. */
export const Page = ({ title, above, actions, lead, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title]);
  return (
    <>
      {above === undefined ? null : <div className="page-above">{above}</div>}
      <header className="page-head">
        <h1>
          <Shown text={title} />
        </h1>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {lead === undefined ? null : <div className="page-lead">{lead}</div>}
      {children}
    </>
  );
};
