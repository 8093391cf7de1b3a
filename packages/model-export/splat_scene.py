"""Reads the scenes that `npm run bench:gpu` writes: NAME.json says what is where in NAME.bin (f32, little-endian)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gsplat import rasterization

SH_C0 = 0.28209479177387814


@dataclass
class Scene:
    facts: dict
    arrays: dict[str, torch.Tensor]
    viewmats: torch.Tensor  # [views, 4, 4] world -> camera
    intrinsics: torch.Tensor  # [views, 3, 3]

    @property
    def count(self) -> int:
        return self.facts["count"]

    @property
    def width(self) -> int:
        return self.facts["width"]

    @property
    def height(self) -> int:
        return self.facts["height"]

    @property
    def sh_degree(self) -> int:
        return self.facts["shDegree"]


def load_scene(path: str | Path, device: str = "cuda") -> Scene:
    path = Path(path)
    facts = json.loads(path.read_text())
    raw = np.fromfile(path.with_suffix(".bin"), dtype="<f4")
    n = facts["count"]
    shapes = {
        "positions": (n, 3),
        "logScales": (n, 3),
        "rotations": (n, 4),
        "opacityLogits": (n,),
        "shDc": (n, 3),
        "shRest": (n, -1, 3),
    }
    arrays = {}
    for name, place in facts["arrays"].items():
        values = raw[place["offset"] : place["offset"] + place["length"]]
        if name == "shRest" and len(values) == 0:
            values = values.reshape(n, 0, 3)
        elif name in shapes:
            values = values.reshape(shapes[name])
        arrays[name] = torch.tensor(values, device=device)
    views = facts["views"]
    viewmats = torch.eye(4, device=device).repeat(len(views), 1, 1)
    for index, view in enumerate(views):
        viewmats[index, :3, :3] = torch.tensor(view["rotation"]).reshape(3, 3)
        viewmats[index, :3, 3] = torch.tensor(view["translation"])
    intrinsics = torch.tensor(
        [[[v["fx"], 0, v["cx"]], [0, v["fy"], v["cy"]], [0, 0, 1]] for v in views],
        dtype=torch.float32,
        device=device,
    )
    return Scene(facts, arrays, viewmats, intrinsics)


PARAMETERS = ("positions", "logScales", "rotations", "opacityLogits", "shDc", "shRest")


def parameters(scene: Scene) -> dict[str, torch.nn.Parameter]:
    names = PARAMETERS if scene.sh_degree > 0 else PARAMETERS[:-1]
    return {name: torch.nn.Parameter(scene.arrays[name].clone()) for name in names}


def rasterize(
    scene: Scene, params: dict[str, torch.nn.Parameter], backgrounds: torch.Tensor, **options: object
) -> tuple[torch.Tensor, torch.Tensor, dict]:
    """rgb [views, h, w, 3] on `backgrounds` [views, 3], alpha [views, h, w, 1], and what else gsplat returns.

    `options` go to gsplat as they are.
    """
    colors, sh_degree = _colors_of(scene, params)
    return rasterization(
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
        backgrounds=backgrounds,
        packed=False,
        **options,
    )


def _colors_of(scene: Scene, params: dict[str, torch.nn.Parameter]) -> tuple[torch.Tensor, int | None]:
    """What `rasterization` takes as colors and sh_degree; at degree 0 the plain colours, which is the fast way."""
    if scene.sh_degree == 0:
        return torch.clamp_min(0.5 + SH_C0 * params["shDc"], 0.0), None
    return torch.cat([params["shDc"][:, None], params["shRest"]], dim=1), scene.sh_degree
