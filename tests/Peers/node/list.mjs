// Lists every group that the official client knows and compares the counts with what the seed holds.
// Usage: node list.mjs ENDPOINT SEED   (NODE_EXTRA_CA_CERTS has to name the emulator's certificate)
import { AzureMachineLearningWorkspaces } from "@azure/arm-machinelearning";
import { readSeed } from "./seed.mjs";

const [endpoint, seedPath] = process.argv.slice(2);
const estate = readSeed(seedPath);
const credential = { getToken: async () => ({ token: "fake", expiresOnTimestamp: Date.now() + 3_600_000 }) };
let passed = 0;
let failed = 0;

async function check(group, expected, list) {
  let found = "?";
  try {
    found = 0;
    for await (const _ of list()) found++;
  } catch (error) {
    found = `${error.statusCode ?? ""} ${error.code ?? ""} ${error.message}`.trim().split("\n")[0];
  }
  const ok = found === expected;
  ok ? passed++ : failed++;
  console.log(`${ok ? "ok  " : "FAIL"} node ${group}: ${found}${ok ? "" : ` (expected ${expected})`}`);
}

async function* whole(promise) {
  yield* (await promise).value ?? [];
}

for (const subscription of estate.subscriptions()) {
  const client = new AzureMachineLearningWorkspaces(credential, subscription, { endpoint });
  const all = { listViewType: "All" };
  const workspaces = estate.under(`/subscriptions/${subscription}`, "workspaces");
  await check("workspaces", workspaces.length, () => client.workspaces.listBySubscription());
  for (const group of estate.groups(subscription)) {
    await check(`${group} workspaces`, workspaces.filter((id) => id.includes(`/resourcegroups/${group}/`)).length,
      () => client.workspaces.listByResourceGroup(group));
  }
  await check("operations", estate.operations, async function* () {
    let any = 0;
    for await (const _ of client.operations.list()) any = 1;
    if (any) yield any;
  });
  await check("usages", 0, () => client.usages.list("westeurope"));
  await check("quotas", 0, () => client.quotas.list("westeurope"));
  await check("virtualMachineSizes", 0, () => whole(client.virtualMachineSizes.list("westeurope")));

  for (const workspace of workspaces) {
    const [, , , , group, , , , name] = workspace.split("/");
    const count = (collection) => estate.children(workspace, collection).length;
    const at = (collection) => `${name} ${collection}`;
    const scope = [group, name];
    await check(at("computes"), count("computes"), () => client.computeOperations.list(...scope));
    await check(at("datastores"), count("datastores"), () => client.datastores.list(...scope));
    await check(at("connections"), count("connections"), () => client.workspaceConnections.list(...scope));
    await check(at("privateEndpointConnections"), count("privateEndpointConnections"), () => client.privateEndpointConnections.list(...scope));
    await check(at("privateLinkResources"), count("privateLinkResources"), () => whole(client.privateLinkResources.list(...scope)));
    await check(at("features"), 0, () => client.workspaceFeatures.list(...scope));
    await check(at("jobs"), count("jobs"), () => client.jobs.list(...scope, all));
    await check(at("schedules"), count("schedules"), () => client.schedules.list(...scope, all));
    await check(at("codes"), count("codes"), () => client.codeContainers.list(...scope));
    await check(at("models"), count("models"), () => client.modelContainers.list(...scope, all));
    await check(at("data"), count("data"), () => client.dataContainers.list(...scope, all));
    await check(at("environments"), count("environments"), () => client.environmentContainers.list(...scope, all));
    await check(at("components"), count("components"), () => client.componentContainers.list(...scope, all));
    await check(at("onlineEndpoints"), count("onlineEndpoints"), () => client.onlineEndpoints.list(...scope));
    await check(at("batchEndpoints"), count("batchEndpoints"), () => client.batchEndpoints.list(...scope));
    await check(at("outboundNetworkDependencies"), 0, () => whole(client.workspaces.listOutboundNetworkDependenciesEndpoints(...scope)));
    for (const compute of estate.children(workspace, "computes")) {
      await check(at(`computes/${compute} nodes`), 0, () => client.computeOperations.listNodes(...scope, compute));
    }
    for (const [collection, operations] of [
      ["codes", client.codeVersions], ["models", client.modelVersions], ["data", client.dataVersions],
      ["environments", client.environmentVersions], ["components", client.componentVersions],
    ]) {
      for (const asset of estate.children(workspace, collection)) {
        await check(at(`${collection}/${asset}`), estate.children(`${workspace}/${collection}/${asset}`, "versions").length,
          () => operations.list(...scope, asset, all));
      }
    }
    for (const [collection, operations] of [["onlineEndpoints", client.onlineDeployments], ["batchEndpoints", client.batchDeployments]]) {
      for (const endpointName of estate.children(workspace, collection)) {
        await check(at(`${collection}/${endpointName}`), estate.children(`${workspace}/${collection.toLowerCase()}/${endpointName}`, "deployments").length,
          () => operations.list(...scope, endpointName));
        for (const deployment of collection === "onlineEndpoints" ? estate.children(`${workspace}/onlineendpoints/${endpointName}`, "deployments") : []) {
          await check(at(`${collection}/${endpointName}/${deployment} skus`), 0, () => operations.listSkus(...scope, endpointName, deployment));
        }
      }
    }
  }
}

console.log(`node: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
