import { Link } from "@tanstack/react-router";
import { texts } from "../texts";
import { Empty } from "./empty";

export const NotFound = () => (
  <Empty
    title={texts.states.notFound}
    text={texts.states.notFoundText}
    action={<Link to="/">{texts.pages.home}</Link>}
  />
);
