import { nameLimits } from "@concordat/contract/object-storage";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { storage } from "../cloud/client";
import { Button } from "../controls/button";
import { Dialog } from "../controls/dialog";
import { Field, TextField } from "../controls/field";
import { Failure } from "../states/failure";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { readLabels } from "./labels-text";
import { regionsQuery } from "./queries";

/** Asks for what a new service is to be, and creates it. */
export const CreateService = ({ onClose }: { readonly onClose: () => void }) => {
  const regions = useQuery(regionsQuery);
  const [name, setName] = useState("");
  const [region, setRegion] = useState<string>();
  const [isPublic, setPublic] = useState(true);
  const [isProtected, setProtected] = useState(false);
  const [labels, setLabels] = useState("");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const creation = useMutation({
    mutationFn: async (chosen: string) =>
      await storage().services.create({
        name,
        region: chosen,
        configured_status: "started",
        termination_protection: isProtected,
        networks: isPublic ? [{ name: "public", type: "public", family: "IPv4" }] : [],
        labels: readLabels(labels),
      }),
    onSuccess: async ({ uuid }) => {
      await queries.invalidateQueries({ queryKey: ["services"] });
      await navigate({ to: "/services/$service", params: { service: uuid } });
    },
  });
  return (
    <Dialog title={texts.services.create} onClose={onClose}>
      <Loaded query={regions}>
        {(known) => {
          const chosen = region ?? known[0]?.name ?? "";
          return (
            <form
              className="form"
              onSubmit={(event) => {
                event.preventDefault();
                creation.mutate(chosen);
              }}
            >
              <TextField
                label={texts.services.name}
                hint={texts.services.nameHint(nameLimits.resource)}
                value={name}
                onChange={setName}
                maxLength={nameLimits.resource}
                required
              />
              <Field label={texts.services.region}>
                {(tie) => (
                  <select {...tie} value={chosen} onChange={({ currentTarget }) => setRegion(currentTarget.value)}>
                    {known.map((each) => (
                      <option key={each.name}>{each.name}</option>
                    ))}
                  </select>
                )}
              </Field>
              <TextField
                label={texts.services.labels}
                hint={texts.services.labelsHint}
                value={labels}
                onChange={setLabels}
              />
              <label className="check">
                <input type="checkbox" checked={isPublic} onChange={() => setPublic(!isPublic)} />
                {texts.services.publicNetwork}
              </label>
              <label className="check">
                <input type="checkbox" checked={isProtected} onChange={() => setProtected(!isProtected)} />
                {texts.services.protected}
              </label>
              {creation.error ? <Failure error={creation.error} title={texts.states.notDone} /> : null}
              <div className="form-actions">
                <Button onClick={onClose}>{texts.dialog.cancel}</Button>
                <Button type="submit" kind="primary" disabled={name === "" || creation.isPending}>
                  {texts.services.create}
                </Button>
              </div>
            </form>
          );
        }}
      </Loaded>
    </Dialog>
  );
};
