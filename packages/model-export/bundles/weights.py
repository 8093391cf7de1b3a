"""Random weights that do not depend on PyTorch's version or on the order in which modules are made."""

import hashlib

import torch
from torch import nn

from networks.lpips_alex import Lpips


def randomise(module: nn.Module, seed: int) -> nn.Module:
    """Fills every parameter from a generator of its own, seeded by `seed` and the parameter's name.

    Matrices get variance 1/fan-in, so that signals keep their size through the depth; norms get weights near 1.
    """
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
            generator = torch.Generator().manual_seed(int.from_bytes(digest[:8], "little") >> 1)
            noise = torch.randn(parameter.shape, generator=generator, dtype=torch.float32)
            if parameter.dim() >= 2:
                fan_in = parameter[0].numel() if parameter.shape[0] > 1 else parameter.shape[-1]
                parameter.copy_(noise / fan_in**0.5)
            elif name.endswith("weight"):
                parameter.copy_(1 + 0.1 * noise)
            else:
                parameter.copy_(0.1 * noise)
    if isinstance(module, Lpips):
        # Trained under that constraint: a distance is never negative.
        for level in range(5):
            module.get_submodule(f"lin{level}").model[1].weight.data.abs_()
    return module
