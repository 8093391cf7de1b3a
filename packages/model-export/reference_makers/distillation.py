"""Score distillation from the tiny networks, its gradient by autograd: splats → pictures → latents → noise → loss."""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

from bundles.diffusion import LATENT_SCALE
from bundles.sizes import CLIP_MEAN, CLIP_STD, TINY, TINY_VOCABULARY
from bundles.tokenizer import build_tokenizer
from make_tiny_bundles import tiny_network

from .cameras import zero123_vector
from .schedulers import alpha_bar_table
from .splat_renderer import OrbitCamera, random_cloud, render
from .store import ReferenceFile

PROMPT, NEGATIVE = "a red chair with carved legs", "blurry, flat"
SPLATS = 160
FOVY, RADIUS = 49.1, 2.5
REFERENCE_ELEVATION = 10


@dataclass(frozen=True)
class Setting:
    """One backend, with the rules that upstream gives it."""

    network: str
    scale: float
    weighted: bool
    """w(t) = 1 − ᾱ_t, else 1."""
    per_view: bool
    """The loss is divided by the number of views."""
    poses: tuple[tuple[float, float], ...]
    timesteps: tuple[int, ...]
    """One per group."""
    group: int
    side: int
    """Of the rendered pictures; the network's own side is another, so that resizing counts."""
    background: tuple[float, float, float]


_RING = tuple((15.0, 30.0 + 90 * i) for i in range(4))
SETTINGS = (
    Setting("mvdream", 100, False, True, _RING, (620,), 4, 48, (1, 1, 1)),
    Setting("imagedream", 5, False, True, _RING, (340,), 4, 48, (0, 0, 0)),
    Setting("stable-diffusion", 100, True, True, ((20.0, -70.0), (-10.0, 110.0)), (300, 700), 1, 64, (1, 1, 1)),
    Setting("zero123-xl", 5, True, False, ((25.0, 40.0),), (480,), 1, 48, (1, 1, 1)),
    Setting("stable-zero123", 5, True, False, ((-5.0, -130.0),), (220,), 1, 48, (1, 1, 1)),
)


def make_distillation(folder: Path):
    for setting in SETTINGS:
        _Run(setting).write(folder)


class _Run:
    def __init__(self, setting: Setting):
        self.setting = setting
        self.parts = tiny_network(setting.network)[0].double().requires_grad_(False)
        self.generator = torch.Generator().manual_seed(20)
        self.alpha_bar = alpha_bar_table()

    def normal(self, *shape):
        """Rounded to float32, which is how it is stored."""
        return torch.randn(shape, generator=self.generator).double()

    def write(self, folder: Path):
        setting, parts = self.setting, self.parts
        file = ReferenceFile(folder, f"sds-{setting.network}")
        cloud = random_cloud(SPLATS, seed=7)
        cameras = [OrbitCamera(e, a, RADIUS, FOVY, setting.side) for e, a in setting.poses]
        images = torch.stack([render(cloud, camera, setting.background) for camera in cameras])
        images.retain_grad()
        side = _side(setting)
        pixels = F.interpolate(images.clamp(0, 1).permute(0, 3, 1, 2), (side, side), mode="bilinear") * 2 - 1
        moments = parts.vae.encode(pixels)
        mean, logvar = moments.chunk(2, dim=1)
        posterior_noise = self.normal(*mean.shape)
        latents = LATENT_SCALE * (mean + (0.5 * logvar.clamp(-30, 20)).exp() * posterior_noise)
        noise = self.normal(*latents.shape)

        condition = self._condition(file)
        gradients, guided = [], []
        with torch.no_grad():
            for nth, t in enumerate(setting.timesteps):
                views = slice(nth * setting.group, (nth + 1) * setting.group)
                a = self.alpha_bar[t]
                noisy = a.sqrt() * latents[views] + (1 - a).sqrt() * noise[views]
                unconditional, conditional = self._predict(noisy, t, cameras[views], condition)
                predicted = unconditional + setting.scale * (conditional - unconditional)
                guided.append(predicted)
                gradients.append((1 - a if setting.weighted else 1) * (predicted - noise[views]))
        gradient = torch.cat(gradients)
        count = len(cameras) if setting.per_view else 1
        loss = 0.5 * (latents - (latents - gradient).detach()).square().sum() / count
        loss.backward()

        file.facts = {
            "bundle": f"tiny/{setting.network}",
            "prompt": PROMPT,
            "negativePrompt": NEGATIVE,
            "guidanceScale": setting.scale,
            "timesteps": list(setting.timesteps),
            "poses": [{"elevationDegrees": e, "azimuthDegrees": a, "radius": RADIUS} for e, a in setting.poses],
            "fovyDegrees": FOVY,
            "side": setting.side,
            "background": list(setting.background),
            "referenceElevationDegrees": REFERENCE_ELEVATION,
            "loss": loss.item(),
            "splats": SPLATS,
        }
        for name, value in cloud.tensors().items():
            file.add(f"cloud.{name}", value)
        file.add("images", images)
        file.add("posteriorNoise", posterior_noise)
        file.add("latents", latents)
        file.add("noise", noise)
        file.add("predicted", torch.cat(guided))
        file.add("latentGradient", gradient / count)
        file.add("imageGradient", images.grad)
        for name, value in cloud.tensors().items():
            file.add(f"gradient.{name}", value.grad)
        file.write()

    @torch.no_grad()
    def _condition(self, file: ReferenceFile) -> dict:
        parts, found = self.parts, {}
        if hasattr(parts, "text"):
            tokenizer = build_tokenizer(TINY_VOCABULARY - 514)
            length = parts.text.config.length
            for name, text in (("prompt", PROMPT), ("negative", NEGATIVE)):
                ids = tokenizer.encode(text).ids
                found[name] = parts.text(torch.tensor([ids + [0] * (length - len(ids))]))
                file.add(f"{name}.context", found[name])
        if hasattr(parts, "vision"):
            # Of the image encoder's own size, so that no two ways of resizing it can differ.
            image = shown_image(parts.vision.config.size)
            file.add("shown.image", image, "u1")
            rgb = torch.from_numpy(image).double().permute(2, 0, 1)[None] / 255
            normalised = (rgb - _channels(CLIP_MEAN)) / _channels(CLIP_STD)
            found["embedding"] = parts.vision(normalised)
            file.add("shown.embedding", found["embedding"])
            side = _side(self.setting)
            moments = parts.vae.encode(F.interpolate(rgb, (side, side), mode="bilinear") * 2 - 1)
            mean, logvar = moments.chunk(2, dim=1)
            if self.setting.network == "imagedream":
                drawn = self.normal(*mean.shape)
                file.add("shown.posteriorNoise", drawn)
                found["latents"] = LATENT_SCALE * (mean + (0.5 * logvar.clamp(-30, 20)).exp() * drawn)
            else:
                found["latents"] = mean
            file.add("shown.latents", found["latents"])
        return found

    def _predict(self, noisy, t: int, cameras, condition):
        """(unconditional, conditional), each half by itself: what the halves' order in a batch is does not show here."""
        unet, network = self.parts.unet, self.setting.network
        if network == "stable-diffusion":
            steps = torch.full((1,), t)
            return unet(noisy, steps, condition["negative"]), unet(noisy, steps, condition["prompt"])
        if network in ("mvdream", "imagedream"):
            frames = unet.config.frames
            steps = torch.full((frames,), t)
            vectors = torch.stack([multi_view_vector(camera) for camera in cameras])
            contexts = [condition[name].expand(frames, -1, -1) for name in ("negative", "prompt")]
            if network == "mvdream":
                return tuple(unet(noisy, steps, context, vectors) for context in contexts)
            noisy = torch.cat([noisy, torch.zeros_like(noisy[:1])])
            vectors = torch.cat([vectors, torch.zeros_like(vectors[:1])])
            tokens, shown = condition["embedding"], condition["latents"]
            halves = zip(contexts, (torch.zeros_like(tokens), tokens), (torch.zeros_like(shown), shown))
            return tuple(
                unet(noisy, steps, context, vectors, ip.expand(frames, -1, -1), image)[:-1] for context, ip, image in halves
            )
        steps = torch.full((1,), t)
        pose = cameras[0]
        vector = zero123_vector(REFERENCE_ELEVATION, pose.elevation_degrees, pose.azimuth_degrees)
        if network == "zero123-xl":
            vector[3] = 0.0
        projected = self.parts.cc_projection(
            torch.cat([condition["embedding"], torch.tensor([vector], dtype=torch.float64)], dim=1)[None]
        )
        shown = condition["latents"]
        conditional = unet(torch.cat([noisy, shown], dim=1), steps, projected)
        unconditional = unet(torch.cat([noisy, torch.zeros_like(shown)], dim=1), steps, torch.zeros_like(projected))
        return unconditional, conditional


def multi_view_vector(camera: OrbitCamera) -> torch.Tensor:
    """MVDream's 16 numbers: camera to world in OpenGL's axes, z up, position of unit length."""
    right, down, forward = camera.rotation()
    position = camera.position() / camera.radius
    world = torch.eye(4, dtype=torch.float64)
    world[:3] = torch.stack([right, -down, -forward, position], dim=1)
    z_up = torch.tensor([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]], dtype=torch.float64)
    return (z_up @ world).reshape(16)


def shown_image(size: int):
    """A picture with something in every corner."""
    axis = torch.arange(size, dtype=torch.float64) / size
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    channels = [x, 0.5 + 0.5 * torch.sin(9 * x * y + 2 * y), (1 - x) * y]
    return (torch.stack(channels, dim=-1) * 255).round().to(torch.uint8).numpy()


def _side(setting: Setting) -> int:
    return TINY[setting.network].image_size


def _channels(values):
    return torch.tensor(values, dtype=torch.float64)[None, :, None, None]
