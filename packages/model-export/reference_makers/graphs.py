"""Outputs of PyTorch for every graph of the tiny bundles, on the inputs that their manifests tell how to draw."""

from pathlib import Path

import torch

from bundles.draws import draw_all
from make_tiny_bundles import NETWORKS, tiny_network

from .store import ReferenceFile


@torch.no_grad()
def make_graphs(folder: Path):
    done = set()
    for network in NETWORKS:
        file = ReferenceFile(folder, f"graphs-{network}")
        graphs = file.facts["graphs"] = {}
        for plan in tiny_network(network)[1]:
            # The autoencoder and the text encoder are the same in several bundles: once per shape is enough.
            key = (plan.name, plan.output, *(x.shape for x in plan.inputs.values()))
            if plan.name.startswith(("vae-", "text-")) and network != "clip-alignment":
                if key in done:
                    continue
                done.add(key)
            output = plan.module(*draw_all(plan.inputs).values())
            file.add(f"{plan.name}.{plan.output}", output)
            graphs[plan.name] = {"output": plan.output}
        file.write()
