"""Renders a scene with gsplat and goes back through it: pictures and gradients to compare with.

Usage: gsplat_render.py SCENE.json OUT; the scene carries `rgbGradient` [views, h, w, 3] and `alphaGradient`
[views, h, w]. Writes OUT.bin (f32, little-endian) and OUT.json, which says what is where in it.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from splat_scene import load_scene, parameters, rasterize


def main() -> None:
    scene_path, out = sys.argv[1], Path(sys.argv[2])
    scene = load_scene(scene_path)
    params = parameters(scene)
    backgrounds = torch.tensor(scene.facts["background"], device="cuda").repeat(len(scene.viewmats), 1)
    rgb, alpha, _ = rasterize(scene, params, backgrounds)
    rgb_gradient = scene.arrays["rgbGradient"].reshape(rgb.shape)
    alpha_gradient = scene.arrays["alphaGradient"].reshape(alpha.shape)
    torch.autograd.backward([rgb, alpha], [rgb_gradient, alpha_gradient])

    results = {"rgb": rgb, "alpha": alpha, **{name: p.grad for name, p in params.items()}}
    places, parts, offset = {}, [], 0
    for name, values in results.items():
        flat = values.detach().cpu().numpy().astype("<f4").ravel()
        places[name] = {"offset": offset, "length": len(flat)}
        parts.append(flat)
        offset += len(flat)
    np.concatenate(parts).tofile(out.with_suffix(".bin"))
    out.with_suffix(".json").write_text(json.dumps({"arrays": places}))


if __name__ == "__main__":
    main()
