"""A bundle's manifest: what lies in the folder, with sizes and checksums."""

import hashlib
import json
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
        "graphs": {
            name: {"file": r.file, "precision": r.precision, "inputs": r.inputs, "outputs": r.outputs}
            for name, r in graphs.items()
        },
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest


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
