"""Prints one JSON line about the reference stack; fails where it cannot run."""

import json

import gsplat
import torch

if not torch.cuda.is_available():
    raise SystemExit("torch sees no CUDA device")

# Compiles the kernels, where that has not been done.
from gsplat.cuda._wrapper import fully_fused_projection  # noqa: E402,F401
from gsplat.cuda._backend import _C  # noqa: E402

if _C is None:
    raise SystemExit("gsplat has no CUDA kernels: is there a compiler?")

print(
    json.dumps(
        {
            "gsplat": gsplat.__version__,
            "torch": torch.__version__,
            "cuda": torch.version.cuda,
            "card": torch.cuda.get_device_name(0),
        }
    )
)
