"""A bundle's manifest: what lies in the folder, with sizes and checksums."""

import hashlib
import json
import re
from pathlib import Path

FORMAT = 1
SCHEDULER = {
    "trainSteps": 1000,
    "betaStart": 0.00085,
    "betaEnd": 0.012,
    "betaSchedule": "scaled_linear",
    "prediction": "epsilon",
    "stepsOffset": 1,
}


def write_manifest(folder: Path, head: dict, graphs: dict, extra_files: list[str] = ()) -> dict:
    """Seals `folder`: `head` (name, network, revision, licence, source and the network's own keys), records by graph name."""
    names = sorted({name for record in graphs.values() for name in record.files} | set(extra_files))
    manifest = {
        "format": FORMAT,
        **head,
        "files": [describe_file(folder, name) for name in names],
        "graphs": {name: _describe_graph(record) for name, record in graphs.items()},
    }
    (folder / "manifest.json").write_text(_numbers_on_one_line(json.dumps(manifest, indent=2)) + "\n")
    return manifest


def _describe_graph(record) -> dict:
    described = {"file": record.file, "precision": record.precision, "inputs": record.inputs, "outputs": record.outputs}
    return described if record.check is None else {**described, "check": record.check}


def _numbers_on_one_line(text: str) -> str:
    return re.sub(r"\[[-+\d.eE,\s]+\]", lambda numbers: " ".join(numbers[0].split()).replace("[ ", "[").replace(" ]", "]"), text)


def describe_file(folder: Path, name: str) -> dict:
    path = folder / name
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(2**24):
            digest.update(chunk)
    return {"path": name, "bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def describe_checkpoint(path: Path) -> str:
    """What tells this checkpoint from another: the beginning of its checksum, of the largest file in a folder."""
    file = path if path.is_file() else max((p for p in path.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    return describe_file(file.parent, file.name)["sha256"][:16]
