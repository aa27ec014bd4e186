"""Counts what a seed folder holds, on its own: it shares no code with the emulator."""
import json
import re
from pathlib import Path

CASED = {"models", "data", "environments", "components", "codes", "jobs", "featuresets", "featurestoreentities", "versions"}


def normal(identity):
    parts = identity.split("/")
    return "/".join(part if i > 9 and parts[i - 1].lower() in CASED else part.lower() for i, part in enumerate(parts))


class Seed:
    def __init__(self, folder):
        folder = Path(folder)
        index = folder / "index.json"
        if index.exists():
            files = [folder / entry["file"] for entry in json.loads(index.read_text("utf-8"))["entries"] if entry["status"] == 200]
        else:
            files = sorted(folder.rglob("*.json"))
        self.ids = set()
        for file in files:
            body = json.loads(file.read_text("utf-8-sig"))
            items = body if isinstance(body, list) else body.get("value", [body]) if isinstance(body.get("value", []), list) else [body]
            for item in items:
                identity = item.get("id") if isinstance(item, dict) else None
                if isinstance(identity, str) and identity.startswith("/subscriptions/"):
                    self.ids.add(normal(identity))
        self.ids |= {identity.split("/versions/")[0] for identity in self.ids if "/versions/" in identity}

    def subscriptions(self):
        return sorted({identity.split("/")[2] for identity in self.ids})

    def workspaces(self, subscription):
        pattern = re.compile(rf"/subscriptions/{subscription}/resourcegroups/[^/]+/providers/microsoft.machinelearningservices/workspaces/[^/]+")
        return sorted(identity for identity in self.ids if pattern.fullmatch(identity))

    def children(self, parent, collection):
        prefix = f"{parent}/{collection}/".lower()
        return sorted(identity[len(prefix):] for identity in self.ids
                      if identity.lower().startswith(prefix) and "/" not in identity[len(prefix):]
                      and identity.startswith(parent + "/"))
