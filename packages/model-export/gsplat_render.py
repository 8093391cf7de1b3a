"""Renders a scene with gsplat and goes back through it: pictures and gradients to compare with.

Usage: gsplat_render.py SCENE.json OUT; the scene carries `rgbGradient` [views, h, w, 3] and `alphaGradient`
[views, h, w]. Writes OUT.bin (f32, little-endian) and OUT.json, which says what is where in it.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from gsplat import rasterization

from splat_scene import colors_of, load_scene, parameters


def main() -> None:
    scene_path, out = sys.argv[1], Path(sys.argv[2])
    scene = load_scene(scene_path)
    params = parameters(scene)
    views = len(scene.viewmats)
    colors, sh_degree = colors_of(scene, params)
    rgb, alpha, _ = rasterization(
        params["positions"],
        params["rotations"],
        torch.exp(params["logScales"]),
        torch.sigmoid(params["opacityLogits"]),
        colors,
        scene.viewmats,
        scene.intrinsics,
        scene.width,
        scene.height,
        near_plane=scene.facts["nearPlane"],
        far_plane=scene.facts["farPlane"],
        sh_degree=sh_degree,
        backgrounds=torch.tensor(scene.facts["background"], device="cuda").repeat(views, 1),
        packed=False,
    )
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
