"""Time of the full-size MVDream U-Net in PyTorch, half precision, eager: the yardstick of `pnpm bench:guidance`.

Prints one JSON line. Batch 8 at 32² is one step of score distillation: 4 views, guided and unguided. Weights are random;
times do not depend on them.
"""

import argparse
import json
import statistics

import torch

from bundles.diffusion import unet_inputs
from bundles.draws import draw_all
from bundles.sizes import FULL
from networks.unet import Unet


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", choices=tuple(FULL), default="mvdream")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--warmup", type=int, default=10)
    arguments = parser.parse_args()
    if not torch.cuda.is_available():
        raise SystemExit("torch sees no CUDA device")
    torch.manual_seed(0)
    size = FULL[arguments.network]
    with torch.device("cuda"):
        unet = Unet(size.unet).half().eval()
    inputs = [x.cuda() for x in draw_all(unet_inputs(size, 2)).values()]
    inputs = [x.half() if x.is_floating_point() else x for x in inputs]
    result = {
        "network": arguments.network,
        "parameters": sum(p.numel() for p in unet.parameters()),
        "latents": list(inputs[0].shape),
        "card": torch.cuda.get_device_name(0),
        "torch": torch.__version__,
        "cuda": torch.version.cuda,
        "runs": arguments.runs,
    }
    result["eagerMs"] = measure(unet, inputs, arguments)
    result["peakMiB"] = torch.cuda.max_memory_allocated() // 2**20
    last = unet.to(memory_format=torch.channels_last)
    inputs[0] = inputs[0].to(memory_format=torch.channels_last)
    result["eagerChannelsLastMs"] = measure(last, inputs, arguments)
    print(json.dumps(result))


@torch.no_grad()
def measure(unet, inputs, arguments) -> dict:
    for _ in range(arguments.warmup):
        unet(*inputs)
    times = []
    for _ in range(arguments.runs):
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        torch.cuda.synchronize()
        start.record()
        unet(*inputs)
        end.record()
        end.synchronize()
        times.append(start.elapsed_time(end))
    return {"min": round(min(times), 2), "median": round(statistics.median(times), 2), "max": round(max(times), 2)}


if __name__ == "__main__":
    main()
