"""Makes a bundle: from the public checkpoint of a network, or of random weights at full size.

Each graph is compared with PyTorch before the manifest is written; without a manifest a folder is no bundle.
"""

import argparse
import shutil
from pathlib import Path

import torch

from bundles.checkpoint import load_checkpoint
from bundles.diffusion import DiffusionParts, describe_diffusion, plan_diffusion
from bundles.graph import GraphRecord, export_graph
from bundles.manifest import describe_checkpoint, write_manifest
from bundles.scoring import SCORING_NETWORKS, build_scoring, describe_scoring, plan_scoring
from bundles.sizes import FULL, FULL_SCORING, SCORING_PARAMETERS
from bundles.sources import SOURCES
from bundles.weights import randomise
from networks.ops import FORMS, GraphForm, causal_mask

NETWORKS = (*FULL, *SCORING_NETWORKS)
# All of them read with CLIP's tokenizer; bundles/tokenizer.py made it.
TOKENIZER = Path(__file__).parent / "reference" / "clip-tokenizer.json"


def main():
    arguments = read_arguments()
    network = arguments.network
    module, plans, description = full_network(network, arguments.half_batch)
    if arguments.checkpoint is None:
        randomise(module, arguments.random_weights)
        origin = {"revision": "random", "licence": "MIT", "source": f"random weights, seed {arguments.random_weights}"}
    else:
        load_checkpoint(network, module, arguments.checkpoint, arguments.clip)
        origin = {
            "revision": describe_checkpoint(arguments.checkpoint),
            "licence": SOURCES[network].licence,
            "source": SOURCES[network].url,
        }
    module.eval()
    if arguments.only:
        plans = [plan for plan in plans if plan.name in arguments.only]
        if len(plans) != len(arguments.only):
            raise SystemExit(f"{network} has no such graphs as all of {', '.join(arguments.only)}")

    folder = arguments.out / network
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").unlink(missing_ok=True)
    form = GraphForm(**{name: getattr(arguments, name) for name in FORMS})
    records = {}
    for plan in plans:
        record = records[plan.name] = export_graph(plan, folder, arguments.precision, form, not arguments.unchecked)
        print(f"{network} {plan.name}: {record.precision}, {told(record, arguments.unchecked)}, {record.seconds:.0f} s", flush=True)
    if arguments.only:
        print(f"{folder}: {', '.join(arguments.only)} alone, so no manifest")
        return
    extra = []
    if "tokenizer" in description:
        shutil.copyfile(TOKENIZER, folder / "tokenizer.json")
        extra.append("tokenizer.json")
    write_manifest(folder, {"name": network, "network": network, **origin, **description}, records, extra)
    print(f"{folder}: sealed")


def told(record: GraphRecord, unchecked: bool) -> str:
    answer = "no known answer" if record.check is None else f"known answer to {record.check['tolerance']:.0e}"
    if unchecked:
        return f"not compared, {answer}"
    return f"differs by {record.error:.1e}, {answer}, missed by {record.answer_error:.1e}"


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("--out", type=Path, required=True, help="the models folder; the bundle becomes a folder in it")
    weights = parser.add_mutually_exclusive_group(required=True)
    weights.add_argument("--checkpoint", type=Path, help="file or folder, see README")
    weights.add_argument("--random-weights", type=int, metavar="SEED", help="full size, for measurements")
    parser.add_argument("--clip", type=Path, help="OpenCLIP weights of the towers, where the checkpoint has none")
    parser.add_argument("--precision", choices=("fp16", "fp32"), default="fp16")
    parser.add_argument("--half-batch", action="store_true", help="a second U-Net for one half of the guidance, same weight file")
    parser.add_argument("--only", nargs="*", metavar="GRAPH", help="write just these graphs")
    parser.add_argument("--unchecked", action="store_true", help="do not run the graphs beside PyTorch; for measurements. Known answers then only where torch has a CUDA card")
    for form, choices in FORMS.items():
        parser.add_argument(f"--{form.replace('_', '-')}", choices=choices, default=getattr(GraphForm(), form))
    arguments = parser.parse_args()
    if arguments.unchecked and arguments.checkpoint is not None:
        parser.error("--unchecked goes with --random-weights alone")
    return arguments


def full_network(network: str, half_batch: bool):
    """The module at its published size, the plans of its graphs and the manifest's keys about it."""
    if network in FULL:
        size = FULL[network]
        # Made without values: 5 GB of PyTorch's own random numbers would be drawn for nothing.
        with torch.device("meta"):
            module = DiffusionParts(size)
        counted = module.count()
        for part, expected in size.parameters.items():
            assert_count(f"{network} {part}", counted[part], expected)
        module.to_empty(device="cpu")
        if size.text is not None:
            module.text.mask = causal_mask(size.text.length)
        return module, plan_diffusion(size, module, half_batch), describe_diffusion(size)
    module = build_scoring(network, FULL_SCORING)
    assert_count(network, sum(p.numel() for p in module.parameters()), SCORING_PARAMETERS[network])
    return module, plan_scoring(network, FULL_SCORING, module), describe_scoring(network, FULL_SCORING)


def assert_count(what: str, counted: int, expected: int):
    if counted != expected:
        raise SystemExit(f"{what} has {counted:,} parameters, the published network {expected:,}")


if __name__ == "__main__":
    main()
