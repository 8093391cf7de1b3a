"""The answer that a graph has to give on any machine: what PyTorch makes of drawn inputs, in a few numbers.

Servers run it when they load the graph, because an execution provider may compute an operator wrongly and say nothing.
"""

import copy

import numpy as np
import torch

from .draws import SEED, Draw, draw_all

SAMPLES = 32
TOLERANCE = {"fp32": 5e-3, "fp16": 5e-2}
"""In units of `answer_error`. A graph that its precision costs more is not exported.

fp32 costs 1e-6 on most providers; 5e-3 leaves room for TF32, in which CUDA's provider multiplies and whose mantissa is
that of fp16. fp16 costs the graphs of a full-size MVDream 2e-3 to 3e-3 on CUDA, which keeps sums in fp32, and 8e-3 to 2.6e-2
on WebGPU, which does not (H100, random weights). What is to be found is larger: that U-Net is off by 1e-1 when its attention
loses an eighth of the keys or comes out 15 % too small, by 2e-1 with noise of that size in it. Tiny networks feel less:
onnxruntime's fused attention, as a software adapter gets it wrong, puts their U-Nets off by 2e-2, autoencoders by 1e-2, text
encoders by 9e-2, and they are fp32.
"""


def has_card() -> bool:
    return torch.cuda.is_available()


def torch_answer(module, draws: dict[str, Draw]) -> np.ndarray:
    """The output, on a CUDA card where there is one: a U-Net of full size takes a processor minutes."""
    inputs = draw_all(draws).values()
    device = "cuda" if has_card() else "cpu"
    tf32 = torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
    try:
        with torch.no_grad():
            # Modules share weights with others that stay where they are.
            there = module if device == "cpu" else copy.deepcopy(module).to(device)
            return there(*(x.to(device) for x in inputs)).float().cpu().numpy()
    finally:
        torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32 = tf32


def describe_answer(draws: dict[str, Draw], output: str, expected: np.ndarray, precision: str) -> dict:
    """The manifest's `check`. Samples lie at places that are drawn too, so that no tile of an image is preferred."""
    flat = expected.reshape(-1)
    if not np.isfinite(flat).all() or not flat.any():
        raise SystemExit(f"{output}: PyTorch's answer to the drawn inputs is not finite, or zero everywhere")
    if flat.size <= SAMPLES:
        places = np.arange(flat.size)
    else:
        places = np.unique(Draw("integer", (SAMPLES,), 0, flat.size).values("samples").numpy())
    return {
        "seed": SEED,
        "inputs": {name: draw.describe() for name, draw in draws.items()},
        "outputs": {
            output: {
                "rms": _rounded(_rms(flat)),
                "samples": [[int(place), _rounded(flat[place])] for place in places],
            }
        },
        "tolerance": TOLERANCE[precision],
    }


def assert_within(check: dict, what: str, cost: float):
    """Ends the export of a graph whose precision was seen to cost it more than servers will let pass."""
    if not cost <= check["tolerance"]:
        raise SystemExit(f"{what} is off its known answer by {cost:.2e}, allowed {check['tolerance']:.0e}")


def answer_error(check: dict, output: str, actual: np.ndarray) -> float:
    """Root mean square of the samples' differences, or difference of the whole output's root mean square, whichever is
    larger; relative to that root mean square. NaN where anything in the output is."""
    rms, samples = check["outputs"][output]["rms"], check["outputs"][output]["samples"]
    flat = actual.reshape(-1)
    differences = np.array([flat[place] - value for place, value in samples])
    return float(np.max([_rms(differences), abs(_rms(flat) - rms)]) / rms)


def _rms(flat: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(flat, dtype=np.float64))))


def _rounded(value) -> float:
    return float(f"{value:.7g}")
