"""Reference numbers for score distillation: PyTorch's autograd through the whole chain, from splats to splats.

A dozen splats are rendered by a plain differentiable rasteriser, resized, encoded, noised, looked at by the U-Net with and
without the prompt, and the loss is taken back to the splats' raw parameters. Writes reference/sds.json, which
tests of generation-server read. Networks are the tiny bundles' own, in float64.

    pip install -r requirements-export.txt && python3 sds_reference.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from tokenizers import Tokenizer

from bundles.manifest import SCHEDULER
from bundles.sizes import CLIP_MEAN, CLIP_STD, TINY
from make_tiny_bundles import tiny_network

HERE = Path(__file__).parent
SCALE = 0.18215
TIMESTEP = 400
RENDER_SIDE = 48
FOVY = 49.1
RADIUS = 2.5
ELEVATION = 20
AZIMUTH = -35
REFERENCE_ELEVATION = 10
PROMPT, NEGATIVE = "a red snake", "blurry, flat"
RULES = {
    "mvdream": {"scale": 100, "views": 4, "weighted": False, "by_views": True, "conditional_first": False},
    "imagedream": {"scale": 5, "views": 4, "weighted": False, "by_views": True, "conditional_first": False},
    "stable-diffusion": {"scale": 100, "views": 1, "weighted": True, "by_views": True, "conditional_first": True},
    "zero123-xl": {"scale": 5, "views": 1, "weighted": True, "by_views": False, "conditional_first": True},
    "stable-zero123": {"scale": 5, "views": 1, "weighted": True, "by_views": False, "conditional_first": True},
}
"""Upstream's (404 `AIModelsUtils`)."""


class Lehmer:
    """Numbers that both sides can draw: Lehmer's generator, and normals as sums of twelve of its numbers."""

    def __init__(self, seed: int):
        self.state = seed

    def uniform(self) -> float:
        self.state = self.state * 48271 % 2147483647
        return self.state / 2147483647

    def normals(self, *shape: int) -> torch.Tensor:
        values = [sum(self.uniform() for _ in range(12)) - 6 for _ in range(math.prod(shape))]
        return torch.tensor(values, dtype=torch.float32).double().reshape(shape)


def splats() -> dict[str, torch.Tensor]:
    random = Lehmer(11)
    count = 12
    draw = lambda *shape: torch.tensor([random.uniform() for _ in range(math.prod(shape))]).float().double().reshape(shape)
    return {
        "positions": 1.2 * draw(count, 3) - 0.6,
        "shDc": 2 * draw(count, 3) - 1,
        "opacityLogits": 2 * draw(count) - 0.5,
        "logScales": draw(count, 3) - 2.3,
        "rotations": draw(count, 4) - 0.3,
    }


def camera(elevation: float, azimuth: float):
    """World (+Y up) to camera (OpenCV) as rotation and translation, and the canonical vector of MVDream."""
    e, a = math.radians(elevation), math.radians(azimuth)
    back = torch.tensor([math.cos(e) * math.sin(a), math.sin(e), math.cos(e) * math.cos(a)], dtype=torch.float64)
    right = torch.linalg.cross(torch.tensor([0.0, 1, 0], dtype=torch.float64), back)
    right = right / right.norm()
    up = torch.linalg.cross(back, right)
    rotation = torch.stack([right, -up, -back])
    pose = torch.eye(4, dtype=torch.float64)
    pose[:3] = torch.stack([right, up, back, back], dim=1)
    pose = pose[[0, 2, 1, 3]] * torch.tensor([1.0, -1, 1, 1], dtype=torch.float64)[:, None]
    return rotation, RADIUS * torch.tensor([0.0, 0, 1], dtype=torch.float64), pose.flatten()


def render(cloud, rotation, translation, side, background):
    """[side, side, 3]: gsplat's formulas (v1.4.0) for every splat at every pixel."""
    focal = side / (2 * math.tan(math.radians(FOVY) / 2))
    centre = side // 2
    p = cloud["positions"] @ rotation.T + translation
    x, y, z = p.unbind(1)
    q = F.normalize(cloud["rotations"], dim=1)
    w, i, j, k = q.unbind(1)
    turn = torch.stack(
        [
            torch.stack([1 - 2 * (j * j + k * k), 2 * (i * j - w * k), 2 * (i * k + w * j)], 1),
            torch.stack([2 * (i * j + w * k), 1 - 2 * (i * i + k * k), 2 * (j * k - w * i)], 1),
            torch.stack([2 * (i * k - w * j), 2 * (j * k + w * i), 1 - 2 * (i * i + j * j)], 1),
        ],
        1,
    )
    axes = rotation @ turn * torch.exp(cloud["logScales"])[:, None, :]
    zero = torch.zeros_like(z)
    jacobian = torch.stack(
        [torch.stack([focal / z, zero, -focal * x / z**2], 1), torch.stack([zero, focal / z, -focal * y / z**2], 1)], 1
    )
    flat = jacobian @ axes
    covariance = flat @ flat.transpose(1, 2) + 0.3 * torch.eye(2, dtype=torch.float64)
    inverse = torch.linalg.inv(covariance)
    means = torch.stack([focal * x / z + centre, focal * y / z + centre], 1)
    opacity = torch.sigmoid(cloud["opacityLogits"])
    color = torch.clamp(0.28209479177387814 * cloud["shDc"] + 0.5, min=0)
    rows, columns = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    pixels = torch.stack([columns, rows], 2).double() + 0.5
    result = torch.zeros(side, side, 3, dtype=torch.float64)
    left = torch.ones(side, side, dtype=torch.float64)
    for index in torch.argsort(z):
        d = pixels - means[index]
        power = 0.5 * torch.einsum("rca,ab,rcb->rc", d, inverse[index], d)
        alpha = torch.clamp(opacity[index] * torch.exp(-power), max=0.999)
        alpha = torch.where(alpha < 1 / 255, torch.zeros_like(alpha), alpha)
        result = result + (left * alpha)[..., None] * color[index]
        left = left * (1 - alpha)
    assert left.min() > 1e-4, "no pixel is full, so that none stops early"
    return result + left[..., None] * background


def picture(side: int) -> torch.Tensor:
    """[side, side, 3] in [0, 1]: slopes with noise."""
    random = Lehmer(5)
    values = [
        (3 * row + 5 * column + 40 * channel + math.floor(random.uniform() * 32)) % 256 / 255
        for row in range(side)
        for column in range(side)
        for channel in range(3)
    ]
    return torch.tensor(values, dtype=torch.float32).double().reshape(side, side, 3)


def planes(image: torch.Tensor, side: int) -> torch.Tensor:
    return F.interpolate(image.clamp(0, 1).permute(2, 0, 1)[None], (side, side), mode="bilinear", align_corners=False)


def embed(parts, size, image):
    small = planes(image, size.image_size)[0].float().mul(255).byte().permute(1, 2, 0).numpy()
    side = size.vision.size
    resized = np.asarray(Image.fromarray(small).resize((side, side), Image.Resampling.BICUBIC))
    pixels = torch.from_numpy(resized.copy()).permute(2, 0, 1).double() / 255
    mean, std = (torch.tensor(values, dtype=torch.float64).view(3, 1, 1) for values in (CLIP_MEAN, CLIP_STD))
    return parts.vision(((pixels - mean) / std)[None])


def context(parts, network, text):
    ids = Tokenizer.from_file(str(HERE / "tiny" / network / "tokenizer.json")).encode(text).ids
    return parts.text(torch.tensor([ids + [0] * (77 - len(ids))]))


def alpha_bar() -> torch.Tensor:
    start, end = SCHEDULER["betaStart"] ** 0.5, SCHEDULER["betaEnd"] ** 0.5
    return torch.cumprod(1 - torch.linspace(start, end, SCHEDULER["trainSteps"], dtype=torch.float64) ** 2, 0)


def conditioning(parts, network, size, poses, random):
    """What the U-Net is told: the inputs of its unconditional and its conditional call but latents and time."""
    if network == "stable-diffusion":
        return [{"context": context(parts, network, text)} for text in (NEGATIVE, f"{PROMPT}, front view")]
    if network in ("mvdream", "imagedream"):
        cameras = [pose[2] for pose in poses]
        frames = size.unet.frames
        if network == "imagedream":
            cameras.append(torch.zeros(16, dtype=torch.float64))
        told = [
            {"context": context(parts, network, text).repeat(frames, 1, 1), "camera": torch.stack(cameras)}
            for text in (NEGATIVE, PROMPT)
        ]
        if network == "imagedream":
            image = picture(40)
            tokens = embed(parts, size, image).repeat(frames, 1, 1)
            shown = sample(parts, 2 * planes(image, size.image_size) - 1, random)
            told[0] |= {"ip": torch.zeros_like(tokens), "ip_latents": torch.zeros_like(shown)}
            told[1] |= {"ip": tokens, "ip_latents": shown}
        return told
    image = picture(40)
    polar = math.radians(REFERENCE_ELEVATION - ELEVATION)
    fourth = math.radians(90 - REFERENCE_ELEVATION) if network == "stable-zero123" else 0
    azimuth = math.radians(AZIMUTH)
    vector = torch.tensor([polar, math.sin(azimuth), math.cos(azimuth), fourth], dtype=torch.float32).double()
    told = parts.cc_projection(torch.cat([embed(parts, size, image)[0], vector])[None, None])
    shown = encode(parts, 2 * planes(image, size.image_size) - 1).chunk(2, 1)[0]
    return [
        {"context": torch.zeros_like(told), "beside": torch.zeros_like(shown)},
        {"context": told, "beside": shown},
    ]


def encode(parts, image):
    return parts.vae.quant_conv(parts.vae.encoder(image))


def sample(parts, image, random):
    mean, logvar = encode(parts, image).chunk(2, 1)
    return SCALE * (mean + torch.exp(0.5 * logvar.clamp(-30, 20)) * random.normals(*mean.shape))


def distil(network):
    rules, size = RULES[network], TINY[network]
    parts = tiny_network(network)[0].double()
    # The exporter may have left gradients off.
    cloud = {name: values.clone().requires_grad_() for name, values in splats().items()}
    poses = [camera(ELEVATION, AZIMUTH + 90 * view) for view in range(rules["views"])]
    random = Lehmer(3)
    with torch.no_grad():
        unconditional, conditional = conditioning(parts, network, size, poses, Lehmer(17))
    background = torch.tensor([1.0, 1, 1], dtype=torch.float64)
    images = [render(cloud, rotation, translation, RENDER_SIDE, background) for rotation, translation, _ in poses]
    small = torch.cat([planes(image, size.image_size) for image in images])
    latents = sample(parts, 2 * small - 1, random)
    noise = random.normals(*latents.shape)
    signal = alpha_bar()[TIMESTEP]
    with torch.no_grad():
        noisy = signal.sqrt() * latents + (1 - signal).sqrt() * noise
        outputs = [ask(parts, network, noisy, told) for told in (unconditional, conditional)]
        guided = outputs[0] + rules["scale"] * (outputs[1] - outputs[0])
        gradient = (1 - signal if rules["weighted"] else 1) * (guided - noise)
        target = latents - gradient
    divisor = rules["views"] if rules["by_views"] else 1
    loss = 0.5 * F.mse_loss(latents, target, reduction="sum") / divisor
    loss.backward()
    return {
        "loss": loss.item(),
        "image": rounded(images[0].detach().flatten()[:300]),
        "latents": rounded(latents.detach()),
        "gradients": {name: rounded(values.grad) for name, values in cloud.items()},
    }


def ask(parts, network, noisy, told):
    inputs = {name: value for name, value in told.items() if name != "beside"}
    if "beside" in told:
        noisy = torch.cat([noisy, told["beside"]], 1)
    if network == "imagedream":
        noisy = torch.cat([noisy, torch.zeros_like(noisy[:1])])
    output = parts.unet(noisy, torch.full((len(noisy),), TIMESTEP), **inputs)
    return output[:4] if network == "imagedream" else output


def rounded(values, digits=8):
    return [float(f"{value:.{digits}g}") for value in values.flatten().tolist()]


def main():
    document = {
        "timestep": TIMESTEP,
        "renderSide": RENDER_SIDE,
        "fovyDegrees": FOVY,
        "radius": RADIUS,
        "elevationDegrees": ELEVATION,
        "azimuthDegrees": AZIMUTH,
        "referenceElevationDegrees": REFERENCE_ELEVATION,
        "prompt": PROMPT,
        "negativePrompt": NEGATIVE,
        "pictureSide": 40,
        "networks": {network: distil(network) for network in RULES},
    }
    (HERE / "reference" / "sds.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
