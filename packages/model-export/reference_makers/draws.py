"""Inputs as `bundles/draws.py` draws them, for the same in TypeScript."""

from pathlib import Path

from bundles.draws import SEED, integers, normal, uniform

from .store import ReferenceFile

COUNT = 500
DRAWS = {
    "latents": normal(COUNT),
    # Another name, other numbers; and a name that is not ASCII.
    "größe": normal(COUNT),
    "image": uniform(-1, 1, COUNT),
    "a": uniform(0, 1, COUNT),
    "timesteps": integers(0, 1000, COUNT),
    "ids": integers(17, 49408, COUNT),
}


def make_draws(folder: Path):
    file = ReferenceFile(folder, "draws")
    file.facts = {"seeds": [SEED, 7], "inputs": {name: draw.describe() for name, draw in DRAWS.items()}}
    for seed in file.facts["seeds"]:
        for name, draw in DRAWS.items():
            file.add(f"{seed}/{name}", draw.values(name, seed), "<i4" if draw.kind == "integer" else "<f4")
    file.write()
