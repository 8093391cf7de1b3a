"""Times one optimisation step of gsplat with PyTorch's fused Adam: views forward, losses, backward, update.

Usage: gsplat_step.py SCENE.json ...; prints one JSON line per scene.
"""

import argparse
import json
import statistics
import time

import torch

from splat_scene import load_scene, parameters, rasterize

RATE = 1e-6
RGB_WEIGHT = 10_000
ALPHA_WEIGHT = 1000
WARMUP_STEPS = 10


def measure(path: str, runs: int, run_ms: float) -> dict:
    torch.cuda.reset_peak_memory_stats()
    scene = load_scene(path)
    params = parameters(scene)
    optimizer = torch.optim.Adam([{"params": [p], "lr": RATE} for p in params.values()], eps=1e-15, fused=True)
    views = len(scene.viewmats)
    backgrounds = torch.ones(views, 3, device="cuda")
    target = torch.rand(views, scene.height, scene.width, 3, device="cuda")
    target_alpha = torch.rand(views, scene.height, scene.width, 1, device="cuda")

    def step() -> None:
        rgb, alpha, info = rasterize(scene, params, backgrounds, absgrad=True)
        # What densification reads; the product collects it in every step too.
        info["means2d"].retain_grad()
        loss = RGB_WEIGHT * torch.nn.functional.mse_loss(rgb, target)
        loss = loss + ALPHA_WEIGHT * torch.nn.functional.mse_loss(alpha, target_alpha)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    def timed(steps: int) -> float:
        torch.cuda.synchronize()
        start = time.perf_counter()
        for _ in range(steps):
            step()
        torch.cuda.synchronize()
        return (time.perf_counter() - start) * 1000 / steps

    timed(WARMUP_STEPS)
    rough = timed(WARMUP_STEPS)
    steps = max(8, min(512, round(run_ms / rough)))
    times = [timed(steps) for _ in range(runs)]
    return {
        "splats": scene.count,
        "size": scene.width,
        "views": views,
        "stepMs": round(statistics.median(times), 4),
        "leastMs": round(min(times), 4),
        "mostMs": round(max(times), 4),
        "runs": runs,
        "stepsPerRun": steps,
        "deviceBytes": torch.cuda.max_memory_allocated(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--run-ms", type=float, default=500)
    args = parser.parse_args()
    for path in args.scenes:
        print(json.dumps(measure(path, args.runs, args.run_ms)), flush=True)
        torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
