"""Publishes a small lineage with Debian's azure-purview-catalog on /catalog/api and reads it back; collections by the account client.

Usage: catalog.py ENDPOINT   (REQUESTS_CA_BUNDLE has to name the emulator's certificate)
"""
import sys
import time
import uuid

from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.purview.administration.account import PurviewAccountClient
from azure.purview.catalog import PurviewCatalogClient

from check import Checks


class FakeCredential:
    def get_token(self, *scopes, **kwargs):
        return AccessToken("fake", int(time.time()) + 3600)


def entity(type_name, name, guid, **attributes):
    return {"typeName": type_name, "guid": guid, "attributes": {"qualifiedName": name, "name": name.split("/")[-1], **attributes}}


def raised(expected, action):
    try:
        action()
    except expected as error:
        return error.status_code
    return None


def main(endpoint):
    endpoint = endpoint.rstrip("/")
    checks = Checks("python-purview")
    run = uuid.uuid4().hex[:8]
    client = PurviewCatalogClient(endpoint=endpoint, credential=FakeCredential())
    type_name = f"peer_model_{run}"
    definition = {"entityDefs": [{"name": type_name, "superTypes": ["DataSet"], "serviceType": "peer",
                                  "attributeDefs": [{"name": "stage", "typeName": "string", "isOptional": True}]}]}
    checks.equal("create typedef", type_name, lambda: client.types.create_type_definitions(definition)["entityDefs"][0]["name"])
    checks.equal("get typedef", "peer", lambda: client.types.get_entity_definition_by_name(type_name)["serviceType"])

    lake = f"https://acct.dfs.core.windows.net/{run}/raw.csv"
    batch = {"referredEntities": {}, "entities": [
        entity("azure_datalake_gen2_path", lake, "-1"),
        entity(type_name, f"peer://{run}/model", "-2", stage="dev"),
        entity("Process", f"peer://{run}/train", "-3", inputs=[{"guid": "-1"}], outputs=[{"guid": "-2"}])]}
    created = client.entity.create_or_update_entities(batch)
    guids = created["guidAssignments"]
    checks.equal("create entities", 3, lambda: len(created["mutatedEntities"]["CREATE"]))
    checks.equal("create again changes nothing", {}, lambda: client.entity.create_or_update_entities(batch)["mutatedEntities"])
    model = lambda: client.entity.get_by_unique_attributes(type_name, attr_qualified_name=f"peer://{run}/model")["entity"]
    checks.equal("get by unique attribute", guids["-2"], lambda: model()["guid"])
    checks.equal("get by guid", lake, lambda: client.entity.get_by_guid(guids["-1"])["entity"]["attributes"]["qualifiedName"])
    checks.equal("list by guids", 2, lambda: len(client.entity.list_by_guids(guids=[guids["-1"], guids["-2"]])["entities"]))
    checks.equal("header", "ACTIVE", lambda: client.entity.get_header(guids["-3"])["status"])
    checks.equal("partial update", "prod", lambda: client.entity.partial_update_entity_attribute_by_guid(guids["-2"], "prod", name="stage") and model()["attributes"]["stage"])

    lineage = client.lineage.get_lineage_graph(guids["-2"], direction="INPUT", depth=5)
    checks.equal("lineage relations", 2, lambda: len(lineage["relations"]))
    checks.equal("lineage entities", 3, lambda: len(lineage["guidEntityMap"]))
    checks.equal("next page", 1, lambda: len(client.lineage.next_page_lineage(guids["-2"], direction="INPUT")["relations"]))

    client.entity.add_classifications(guids["-1"], [{"typeName": "MICROSOFT.PERSONAL.EMAIL"}])
    checks.equal("classifications", 1, lambda: len(client.entity.get_classifications(guids["-1"])["list"]))
    client.entity.add_label(guids["-2"], ["gold"])
    checks.equal("labels", ["gold"], lambda: model()["labels"])

    glossary = client.glossary.list_glossaries()[0]
    term = client.glossary.create_glossary_term({"name": f"Term {run}", "anchor": {"glossaryGuid": glossary["guid"]}})
    client.glossary.assign_term_to_entities(term["guid"], [{"guid": guids["-2"]}])
    checks.equal("assigned entities", 1, lambda: len(client.glossary.get_entities_assigned_with_term(term["guid"])))

    query = {"keywords": None, "limit": 10, "filter": {"entityType": type_name}, "facets": [{"facet": "entityType", "count": 5}]}
    checks.equal("search", 1, lambda: client.discovery.query(query)["@search.count"])
    checks.equal("suggest", 1, lambda: len(client.discovery.suggest({"keywords": "model", "limit": 5, "filter": {"entityType": type_name}})["value"]))
    relationship = {"typeName": "direct_lineage_dataset_dataset", "end1": {"guid": guids["-1"]}, "end2": {"guid": guids["-2"]}}
    checks.equal("create relationship", "ACTIVE", lambda: client.relationship.create(relationship)["status"])
    checks.equal("create it again", 409, lambda: raised(HttpResponseError, lambda: client.relationship.create(relationship)))

    account = PurviewAccountClient(endpoint=f"{endpoint}/account", credential=FakeCredential())
    name = f"p{run[:5]}"
    account.collections.create_or_update_collection(name, {"friendlyName": "Peer"})
    checks.count("collections", None, lambda: account.collections.list_collections())
    checks.equal("collection path", 2, lambda: len(account.collections.get_collection_path(name)["parentNameChain"]))

    checks.equal("delete", "DELETED", lambda: client.entity.delete_by_guid(guids["-3"])["mutatedEntities"]["DELETE"][0]["status"])
    missing = lambda: client.entity.get_by_unique_attributes("Process", attr_qualified_name=f"peer://{run}/train")
    checks.equal("get deleted by name", 404, lambda: raised(ResourceNotFoundError, missing))
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
