import { texts } from "../texts";

/** What is not there yet. It shows after a moment, so that what comes at once does not flicker. */
export const Loading = () => (
  <p className="state loading" role="status">
    {texts.states.loading}
  </p>
);
