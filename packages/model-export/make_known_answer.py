"""Writes the bundle whose answer is known, and what it is: a house, seen from all around.

    tiny/known-answer/       a bundle of network mvdream
    reference/known-answer.{json,bin}   poses and the pictures that it wants to see there
"""

from pathlib import Path

import torch

from bundles.draws import integers, normal
from bundles.graph import GraphPlan, export_graph
from bundles.manifest import SCHEDULER, write_manifest
from bundles.sizes import TINY_VOCABULARY
from bundles.tokenizer import build_tokenizer, save_tokenizer
from networks.known_answer import (
    CHANNELS,
    LATENT_SCALE,
    PATCH,
    KnownAnswerUnet,
    PatchDecoder,
    PatchEncoder,
    PatchEncoderVjp,
    WordSpotter,
)
from networks.ops import GraphForm
from reference_makers.cameras import multi_view_vector
from reference_makers.schedulers import alpha_bar_table
from reference_makers.splat_renderer import SH_C0, Cloud, OrbitCamera, render
from reference_makers.store import ReferenceFile

SIDE = 48
FRAMES = 4
LENGTH = 77
WORD = "house"
SCALE = 7.5
ELEVATIONS = (0, 15, 30)
AZIMUTHS = range(0, 360, 15)
RADIUS, FOVY = 2.5, 49.1
BACKGROUND = (1.0, 1.0, 1.0)
HERE = Path(__file__).parent


def main():
    poses = [(e, a) for e in ELEVATIONS for a in AZIMUTHS]
    cameras = [OrbitCamera(e, a, RADIUS, FOVY, SIDE) for e, a in poses]
    house = build_house()
    with torch.no_grad():
        images = torch.stack([render(house, camera, BACKGROUND) for camera in cameras])
    views = (images.clamp(0, 1) * 255).round().to(torch.uint8)
    write_bundle(HERE / "tiny" / "known-answer", cameras, views)

    file = ReferenceFile(HERE / "reference", "known-answer")
    file.facts = {
        "bundle": "tiny/known-answer",
        "prompt": f"a {WORD}",
        "guidanceScale": SCALE,
        "background": list(BACKGROUND),
        "fovyDegrees": FOVY,
        "radius": RADIUS,
        "side": SIDE,
        "poses": "elevation, azimuth in degrees, one a picture",
        "poseRows": poses,
    }
    file.add("views", views, "u1")
    file.write()


def build_house() -> Cloud:
    """Walls of four colours, a roof, a chimney on one side: no two directions look alike."""
    boxes = [
        # (centre, half extents, colour)
        ((0, -0.15, 0.32), (0.36, 0.25, 0.02), (0.9, 0.8, 0.3)),
        ((0, -0.15, -0.32), (0.36, 0.25, 0.02), (0.2, 0.45, 0.8)),
        ((0.36, -0.15, 0), (0.02, 0.25, 0.32), (0.85, 0.4, 0.2)),
        ((-0.36, -0.15, 0), (0.02, 0.25, 0.32), (0.3, 0.65, 0.35)),
        ((0.1, -0.25, 0.35), (0.08, 0.15, 0.02), (0.3, 0.15, 0.05)),
        ((-0.2, 0.35, 0.1), (0.05, 0.15, 0.05), (0.25, 0.25, 0.28)),
    ]
    steps = 5
    for step in range(steps):
        rise, reach = 0.12 + 0.07 * step, 0.42 * (1 - (step + 0.5) / steps)
        boxes.append(((0, rise, 0), (reach + 0.02, 0.045, 0.38), (0.65, 0.12 + 0.03 * step, 0.1)))
    points, colors = [], []
    generator = torch.Generator().manual_seed(3)
    for centre, half, color in boxes:
        count = 70
        inside = 2 * torch.rand((count, 3), generator=generator, dtype=torch.float64) - 1
        points.append(torch.tensor(centre, dtype=torch.float64) + inside * torch.tensor(half, dtype=torch.float64))
        colors.append(torch.tensor(color, dtype=torch.float64).expand(count, 3))
    positions = torch.cat(points)
    count = positions.shape[0]
    return Cloud(
        positions=positions,
        dc=(torch.cat(colors) - 0.5) / SH_C0,
        logits=torch.full((count,), 2.5, dtype=torch.float64),
        log_scales=torch.full((count, 3), -3.0, dtype=torch.float64),
        quaternions=torch.tensor([1.0, 0, 0, 0], dtype=torch.float64).expand(count, 4),
    )


def write_bundle(folder: Path, cameras, views):
    folder.mkdir(parents=True, exist_ok=True)
    vectors = torch.stack([multi_view_vector(camera) for camera in cameras])
    tokenizer = build_tokenizer(TINY_VOCABULARY - 514)
    unet = KnownAnswerUnet(views.permute(0, 3, 1, 2), vectors, alpha_bar_table(), SCALE)
    latent = SIDE // PATCH
    word = tokenizer.token_to_id(f"{WORD}</w>")
    image = normal(FRAMES, 3, SIDE, SIDE)
    plans = [
        GraphPlan(
            "unet",
            unet,
            {
                "latents": normal(2 * FRAMES, CHANNELS, latent, latent),
                "timesteps": integers(0, SCHEDULER["trainSteps"], 2 * FRAMES),
                "context": normal(2 * FRAMES, LENGTH, 4),
                "camera": normal(2 * FRAMES, 16),
            },
            "noise",
        ),
        # Every other token is the word.
        GraphPlan("text-encoder", WordSpotter(word), {"ids": integers(word - 1, word + 1, 1, LENGTH)}, "context"),
        GraphPlan("vae-encoder", PatchEncoder(), {"image": image}, "moments"),
        GraphPlan(
            "vae-encoder-vjp",
            PatchEncoderVjp(),
            {"image": image, "moments_gradient": normal(FRAMES, 2 * CHANNELS, latent, latent)},
            "image_gradient",
        ),
        GraphPlan("vae-decoder", PatchDecoder(), {"latents": normal(FRAMES, CHANNELS, latent, latent)}, "image"),
    ]
    records = {plan.name: export_graph(plan, folder, "fp32", GraphForm()) for plan in plans}
    for name, record in records.items():
        print(f"known-answer {name}: differs by {record.error:.1e}")
    save_tokenizer(folder / "tokenizer.json", TINY_VOCABULARY - 514)
    head = {
        "name": "known-answer",
        "network": "mvdream",
        "revision": "1",
        "licence": "MIT",
        "source": "no weights: a house seen from all around",
        "scheduler": SCHEDULER,
        "latent": {"channels": CHANNELS, "size": latent, "scale": LATENT_SCALE},
        "imageSize": SIDE,
        "frames": FRAMES,
        "tokenizer": {"file": "tokenizer.json", "length": LENGTH, "padId": 0},
        "text": {"width": 4},
    }
    write_manifest(folder, head, records, ["tokenizer.json"])


if __name__ == "__main__":
    main()
