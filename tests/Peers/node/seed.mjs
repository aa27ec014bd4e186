// Counts what a seed folder holds, on its own: it shares no code with the emulator.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const provider = "/providers/microsoft.machinelearningservices/";
const keepsCase = new Set(["models", "data", "environments", "components", "codes", "jobs", "featuresets", "featurestoreentities", "versions"]);

function normal(id) {
  const parts = id.split("/");
  return parts.map((part, i) => (keepsCase.has((parts[i - 1] ?? "").toLowerCase()) && i > 9 ? part : part.toLowerCase())).join("/");
}

function files(folder) {
  const index = join(folder, "index.json");
  if (existsSync(index)) {
    return JSON.parse(readFileSync(index, "utf8")).entries.filter((entry) => entry.status === 200).map((entry) => join(folder, entry.file));
  }
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
}

export function readSeed(folder) {
  const ids = new Set();
  for (const file of files(folder)) {
    const body = JSON.parse(readFileSync(file, "utf8"));
    for (const resource of Array.isArray(body) ? body : Array.isArray(body.value) ? body.value : [body]) {
      if (typeof resource?.id === "string" && resource.id.startsWith("/subscriptions/")) ids.add(normal(resource.id));
    }
  }
  for (const id of [...ids]) {
    const versions = id.indexOf("/versions/"); // a version implies its container
    if (versions > 0) ids.add(id.slice(0, versions));
  }
  const all = [...ids];
  return {
    operations: 1,
    subscriptions: () => [...new Set(all.map((id) => id.split("/")[2]))].sort(),
    groups: (subscription) => [...new Set(all.filter((id) => id.startsWith(`/subscriptions/${subscription}/resourcegroups/`) && id.includes(provider))
      .map((id) => id.split("/")[4]))].sort(),
    under: (scope, collection) => all.filter((id) => id.startsWith(`${scope}/`) && new RegExp(`${provider}${collection}/[^/]+$`).test(id)).sort(),
    children: (parent, collection) => all.filter((id) => id.startsWith(`${parent}/`) && id.slice(parent.length + 1).split("/").length === 2)
      .filter((id) => id.slice(parent.length + 1).split("/")[0].toLowerCase() === collection.toLowerCase())
      .map((id) => id.split("/").at(-1)).sort(),
  };
}
