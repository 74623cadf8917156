import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { settingsQuery } from "../cloud/settings";
import { TextField } from "../controls/field";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { SignInForm, type SignInFormProps } from "./sign-in-form";
import { tryKey } from "./try-credentials";

/** Signs in with an access key of a user. */
export const KeyForm = ({ onSignedIn }: SignInFormProps) => {
  const settings = useQuery(settingsQuery);
  const [id, setId] = useState("");
  const [secret, setSecret] = useState("");
  return (
    <Loaded query={settings}>
      {({ s3 }) =>
        s3 === null ? (
          <p>{texts.signIn.noS3}</p>
        ) : (
          <SignInForm
            attempt={() => tryKey(s3, id.trim(), secret.trim())}
            isComplete={id.trim() !== "" && secret.trim() !== ""}
            refused={texts.signIn.wrongKey}
            onSignedIn={onSignedIn}
          >
            <TextField label={texts.signIn.accessKeyId} value={id} onChange={setId} autoComplete="off" />
            <TextField
              label={texts.signIn.secretAccessKey}
              type="password"
              value={secret}
              onChange={setSecret}
              autoComplete="off"
            />
          </SignInForm>
        )
      }
    </Loaded>
  );
};
