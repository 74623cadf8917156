// The app of the server in a process of its own, on the database of a server that runs; "checked": each answer is held against the
// contract, which servers do in tests only.
import { createHttpServer } from "../../server/dist/http/fast-prototypes.js";
import { createAppHere } from "./app-here.mjs";
import { listenAsChild } from "./child.mjs";

const [place = "", checked] = process.argv.slice(2);
const { app } = await createAppHere(JSON.parse(place), { checkAnswers: checked === "checked" });
await listenAsChild(createHttpServer(app));
