"""Lists the estate with Debian's azure-mgmt-machinelearningservices and compares the counts with what the seed holds.

Usage: list.py ENDPOINT SEED   (REQUESTS_CA_BUNDLE has to name the emulator's certificate)
"""
import sys
import time
import warnings

from azure.core.credentials import AccessToken
from azure.mgmt.machinelearningservices import MachineLearningServicesMgmtClient

from check import Checks
from seed import Seed

warnings.filterwarnings("ignore")


class FakeCredential:
    def get_token(self, *scopes, **kwargs):
        return AccessToken("fake", int(time.time()) + 3600)


def main(endpoint, folder):
    seed = Seed(folder)
    checks = Checks("python")
    for subscription in seed.subscriptions():
        client = MachineLearningServicesMgmtClient(
            FakeCredential(), subscription, base_url=endpoint, credential_scopes=["https://management.azure.com/.default"])
        workspaces = seed.workspaces(subscription)
        checks.count("workspaces", len(workspaces), lambda: client.workspaces.list_by_subscription())
        checks.count("operations", None, lambda: client.operations.list())
        for workspace in workspaces:
            parts = workspace.split("/")
            list_workspace(checks, client, seed, workspace, (parts[4], parts[8]))
    return checks.finish()


def list_workspace(checks, client, seed, workspace, scope):
    name = scope[1]
    whole = {"list_view_type": "All"}
    plain = {
        "computes": (client.compute, {}), "datastores": (client.datastores, {}), "connections": (client.workspace_connections, {}),
        "privateEndpointConnections": (client.private_endpoint_connections, {}), "jobs": (client.jobs, whole),
        "schedules": (client.schedules, whole), "onlineEndpoints": (client.online_endpoints, {}), "batchEndpoints": (client.batch_endpoints, {}),
        "codes": (client.code_containers, {}), "models": (client.model_containers, whole), "data": (client.data_containers, whole),
        "environments": (client.environment_containers, whole), "components": (client.component_containers, whole),
    }
    for collection, (operations, options) in plain.items():
        checks.count(f"{name} {collection}", len(seed.children(workspace, collection)), lambda: operations.list(*scope, **options))
    versions = {
        "codes": (client.code_versions, {}), "models": (client.model_versions, whole), "data": (client.data_versions, whole),
        "environments": (client.environment_versions, whole), "components": (client.component_versions, whole),
    }
    for collection, (operations, options) in versions.items():
        for asset in seed.children(workspace, collection):
            expected = len(seed.children(f"{workspace}/{collection}/{asset}", "versions"))
            checks.count(f"{name} {collection}/{asset}", expected, lambda: operations.list(*scope, asset, **options))
    deployments = {"onlineEndpoints": client.online_deployments, "batchEndpoints": client.batch_deployments}
    for collection, operations in deployments.items():
        for endpoint in seed.children(workspace, collection):
            expected = len(seed.children(f"{workspace}/{collection.lower()}/{endpoint}", "deployments"))
            checks.count(f"{name} {collection}/{endpoint}", expected, lambda: operations.list(*scope, endpoint))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
