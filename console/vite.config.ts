import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The server sends what is built here as it is, with a security policy that allows no script and no style in a page: hence no
// inlined assets and no inlined preloading.
export default defineConfig({
  base: "/console/",
  plugins: [react()],
  build: {
    outDir: "../server/assets/console",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // what is bundled is under licences that want to be named
    license: { fileName: "LICENSE" },
  },
  // `npm run dev -w console` beside a server at its usual ports
  server: { proxy: { "^/(1\\.3|api|auth|ucloud|docs|console/settings\\.json)": "http://127.0.0.1:8080" } },
});
