import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/rongmei/",
  build: {
    outDir: "../src/rongmei/core/ui/static/rongmei",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    rollupOptions: { input: { desk: "src/desk/main.ts", editor: "src/editor/main.ts", wall: "src/wall/main.ts" } },
  },
});
