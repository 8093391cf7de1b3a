"""The subnet's models, and its packer of splats, out of a checkout given on the command line."""

import base64
import os
import sys

import bittensor as bt
import protocol as ours
from peer import serve

sys.path.append(os.path.join(sys.argv[1], "neurons"))

import pyspz  # noqa: E402
from common import miner_license_consent_declaration, owner  # noqa: E402
from common import protocol as theirs  # noqa: E402

MODELS = ("TextTask", "ImageTask", "Feedback", "PullTask", "SubmitResults", "GetVersion")


def fields(module, name):
    """Name, type, default and whether required, of each field that is the model's own, in the order of the wire."""
    model = getattr(module, name)
    inherited = bt.Synapse.model_fields if issubclass(model, bt.Synapse) else {}
    schema = model.model_json_schema()
    return [
        {
            "name": field,
            "required": info.is_required(),
            "default": repr(info.default),
            "made": info.default_factory is not None,
            "type": without_words(schema["properties"][field], schema.get("$defs", {})),
        }
        for field, info in model.model_fields.items()
        if field not in inherited
    ]


def without_words(schema, definitions):
    """A JSON schema without titles, descriptions and references."""
    if isinstance(schema, list):
        return [without_words(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return without_words(definitions[schema["$ref"].split("/")[-1]], definitions)
    if "properties" in schema:
        return {name: without_words(each, definitions) for name, each in schema["properties"].items()}
    return {
        key: without_words(value, definitions)
        for key, value in schema.items()
        if key not in ("title", "description", "default")
    }


def models():
    return {
        name: {"ours": fields(ours, name), "theirs": fields(theirs, name)} for name in MODELS
    }


def constants():
    return {
        "licence": miner_license_consent_declaration.MINER_LICENSE_CONSENT_DECLARATION,
        "owner": owner.HOTKEY,
    }


def compress(ply):
    return base64.b64encode(pyspz.compress(base64.b64decode(ply), workers=-1)).decode()


def decompress(spz):
    return base64.b64encode(pyspz.decompress(base64.b64decode(spz), False)).decode()


serve({"models": models, "constants": constants, "compress": compress, "decompress": decompress})
