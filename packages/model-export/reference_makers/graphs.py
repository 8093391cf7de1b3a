"""Outputs of PyTorch for every graph of the tiny bundles, on fixed inputs."""

from pathlib import Path

import torch

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
            key = (plan.name, plan.output, *(tuple(x.shape) for x in plan.inputs.values()))
            if plan.name.startswith(("vae-", "text-")) and network != "clip-alignment":
                if key in done:
                    continue
                done.add(key)
            output = plan.module(*plan.inputs.values())
            for name, value in plan.inputs.items():
                file.add(f"{plan.name}.{name}", value, "<f4" if value.is_floating_point() else "<i4")
            file.add(f"{plan.name}.{plan.output}", output)
            graphs[plan.name] = {"inputs": list(plan.inputs), "output": plan.output}
        file.write()
