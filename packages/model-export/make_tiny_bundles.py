"""Writes the tiny bundles that the tests of generation-server run on: every network, small, with random weights."""

import argparse
from pathlib import Path

from bundles.diffusion import DiffusionParts, describe_diffusion, plan_diffusion
from bundles.graph import export_graph
from bundles.manifest import write_manifest
from bundles.sizes import TINY, TINY_VOCABULARY
from bundles.tokenizer import save_tokenizer
from bundles.weights import randomise
from networks.ops import GraphForm

SEED = 0
HALF_BATCH = {"mvdream"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="*", default=list(TINY), help="which; all by default")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "tiny")
    arguments = parser.parse_args()
    for network in arguments.networks:
        make_bundle(network, arguments.out / network)


def make_bundle(network: str, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    size = TINY[network]
    parts = randomise(DiffusionParts(size), SEED).eval()
    records = {}
    for plan in plan_diffusion(size, parts, half_batch=network in HALF_BATCH):
        records[plan.name] = export_graph(plan, folder, "fp32", GraphForm())
        print(f"{network} {plan.name}: error {records[plan.name].error:.1e}, {records[plan.name].seconds:.0f} s", flush=True)
    extra = []
    if size.text is not None:
        save_tokenizer(folder / "tokenizer.json", TINY_VOCABULARY - 514)
        extra.append("tokenizer.json")
    head = {
        "name": f"tiny-{network}",
        "network": network,
        "revision": "1",
        "licence": "MIT",
        "source": f"random weights, seed {SEED}",
        **describe_diffusion(size),
    }
    write_manifest(folder, head, records, extra)


if __name__ == "__main__":
    main()
