declare const process: { argv: string[] };
// What a program written against the generated types does; tsc refuses it when a type is wrong.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [baseUrl, token] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

function sure(holds: boolean, what: unknown): void {
  if (!holds) throw new Error(JSON.stringify(what));
}

const made = await client.POST("/api/v1/leads", {
  params: { header: { "Idempotency-Key": "typescript-1" } },
  body: { headline: "由类型生成的客户端登记", summary: "", source: "", url: "" },
});
sure(made.response.status === 201, made.error);
const lead = await client.GET("/api/v1/leads/{lead}", { params: { path: { lead: made.data!.id } } });
sure(lead.data?.headline === "由类型生成的客户端登记", lead.error);
const page = await client.GET("/api/v1/leads", { params: { query: { limit: 1 } } });
sure(page.data?.items[0]?.id === made.data!.id, page.error);
const refused = await client.GET("/api/v1/leads/{lead}", { params: { path: { lead: 999999 } } });
sure(refused.error?.code === "not-found", refused);
console.log("well");
