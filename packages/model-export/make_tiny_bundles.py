"""Writes the tiny bundles that the tests of generation-server run on: every network, small, with random weights."""

import argparse
from pathlib import Path

from bundles.diffusion import DiffusionParts, describe_diffusion, plan_diffusion
from bundles.graph import export_graph
from bundles.manifest import write_manifest
from bundles.scoring import SCORING_NETWORKS, build_scoring, describe_scoring, plan_scoring
from bundles.sizes import TINY, TINY_SCORING, TINY_VOCABULARY
from bundles.tokenizer import save_tokenizer
from bundles.weights import randomise
from networks.ops import GraphForm

SEED = 0
HALF_BATCH = {"mvdream"}
NETWORKS = (*TINY, *SCORING_NETWORKS)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="*", metavar="network", help=f"of {', '.join(NETWORKS)}; all by default")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "tiny")
    arguments = parser.parse_args()
    for network in arguments.networks or NETWORKS:
        make_bundle(network, arguments.out / network)


def tiny_network(network: str):
    """The module, the plans of its graphs and the manifest's keys about it."""
    if network in TINY:
        size = TINY[network]
        module = randomise(DiffusionParts(size), SEED).eval()
        plans = plan_diffusion(size, module, half_batch=network in HALF_BATCH)
        return module, plans, describe_diffusion(size)
    module = randomise(build_scoring(network, TINY_SCORING), SEED).eval()
    return module, plan_scoring(network, TINY_SCORING, module), describe_scoring(network, TINY_SCORING)


def make_bundle(network: str, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    _, plans, description = tiny_network(network)
    records = {}
    for plan in plans:
        record = records[plan.name] = export_graph(plan, folder, "fp32", GraphForm())
        print(f"{network} {plan.name}: differs by {record.error:.1e}, {record.seconds:.0f} s", flush=True)
    extra = []
    if "tokenizer" in description:
        save_tokenizer(folder / "tokenizer.json", TINY_VOCABULARY - 514)
        extra.append("tokenizer.json")
    head = {
        "name": f"tiny-{network}",
        "network": network,
        "revision": "1",
        "licence": "MIT",
        "source": f"random weights, seed {SEED}",
        **description,
    }
    write_manifest(folder, head, records, extra)


if __name__ == "__main__":
    main()
