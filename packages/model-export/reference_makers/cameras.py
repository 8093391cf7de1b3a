"""What the authors' own code says of cameras: imported from checkouts of their repositories."""

import importlib.util
import math
from pathlib import Path

import torch

from .splat_renderer import OrbitCamera
from .store import ReferenceFile

ELEVATIONS = (-60, -30, -15, 0, 5, 15, 30, 45, 75)
AZIMUTHS = (0, 15, 45, 90, 135, 180, 225, 270, 300, 345)


def make_cameras(folder: Path, mvdream: Path, imagedream: Path):
    """`mvdream`, `imagedream`: camera_utils.py of bytedance/MVDream and bytedance/ImageDream."""
    file = ReferenceFile(folder, "cameras")
    theirs, other = _import(mvdream), _import(imagedream)
    multi_view = []
    for elevation in ELEVATIONS:
        for azimuth in AZIMUTHS:
            vector = _one(theirs, elevation, azimuth)
            if not (vector - _one(other, elevation, azimuth)).abs().max() < 1e-7:
                raise SystemExit("MVDream and ImageDream disagree")
            ours = multi_view_vector(OrbitCamera(elevation, azimuth, 2.5, 49.1, 64))
            if not (vector - ours).abs().max() < 1e-6:
                raise SystemExit("make_known_answer.py would tell cameras otherwise")
            multi_view.append([elevation, azimuth, *(round(v, 7) for v in vector.tolist())])
    relative = [
        [reference, elevation, azimuth, *zero123_vector(reference, elevation, azimuth)]
        for reference in (0, 10, -20)
        for elevation in ELEVATIONS
        for azimuth in AZIMUTHS
    ]
    file.facts = {
        "source": "bytedance/MVDream 618f844 mvdream/camera_utils.py; bytedance/ImageDream (the same); "
        "cvlab-columbia/zero123 zero123/ldm/data/simple.py get_T; threestudio stable_zero123 for the fourth number",
        "angles": "degrees; elevation positive above the object, azimuth 0 on +Z and 90 on +X of a world with +Y up",
        "multiView": "elevation, azimuth, the 16 numbers",
        "multiViewRows": multi_view,
        "zero123": "reference elevation (azimuth 0), elevation, azimuth, polar difference, sine, cosine, polar angle of the reference",
        "zero123Rows": relative,
    }
    file.write()



def zero123_vector(reference_elevation: float, elevation: float, azimuth: float) -> list[float]:
    """From positions, as get_T does: both cameras in spherical coordinates, target minus reference."""
    reference, target = _spherical(reference_elevation, 0), _spherical(elevation, azimuth)
    d_theta, d_azimuth = target[0] - reference[0], (target[1] - reference[1]) % (2 * math.pi)
    polar = math.radians(90 - reference_elevation)
    return [round(v, 7) for v in (d_theta, math.sin(d_azimuth), math.cos(d_azimuth), polar)]


def _spherical(elevation: float, azimuth: float) -> tuple[float, float]:
    """(polar angle from straight up, azimuth) of the position, in the z-up world of Zero123's renderings."""
    e, a = math.radians(elevation), math.radians(azimuth)
    # Blender's axes: ours +Z (towards the viewer) is its −Y.
    x, y, z = math.cos(e) * math.sin(a), -math.cos(e) * math.cos(a), math.sin(e)
    return math.atan2(math.hypot(x, y), z), math.atan2(y, x)


def _one(module, elevation, azimuth):
    cameras = module.get_camera(1, elevation=elevation, azimuth_start=azimuth, azimuth_span=360)
    return module.normalize_camera(cameras)[0]


def _import(path: Path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def multi_view_vector(camera: OrbitCamera) -> torch.Tensor:
    """MVDream's 16 numbers: camera to world in OpenGL's axes, z up, position of unit length."""
    right, down, forward = camera.rotation()
    position = camera.position() / camera.radius
    world = torch.eye(4, dtype=torch.float64)
    world[:3] = torch.stack([right, -down, -forward, position], dim=1)
    z_up = torch.tensor([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]], dtype=torch.float64)
    return (z_up @ world).reshape(16)
