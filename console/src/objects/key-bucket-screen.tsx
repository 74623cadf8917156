import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { keyAccessQuery } from "./access-query";
import { ObjectBrowser } from "./object-browser";

/** The objects of a bucket, for an access key. */
export const KeyBucketScreen = () => {
  const { bucket } = useParams({ from: "/buckets/$bucket" });
  const { prefix = "" } = useSearch({ from: "/buckets/$bucket" });
  const navigate = useNavigate();
  const access = useQuery(keyAccessQuery());
  const go = useCallback(
    (next: string) => void navigate({ to: ".", search: next === "" ? {} : { prefix: next } }),
    [navigate],
  );
  return (
    <Loaded query={access}>
      {(found) => (
        <ObjectBrowser
          access={found}
          bucket={bucket}
          prefix={prefix}
          onPrefix={go}
          above={<Link to="/buckets">{texts.pages.objects}</Link>}
        />
      )}
    </Loaded>
  );
};
