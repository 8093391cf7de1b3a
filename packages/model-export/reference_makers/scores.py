"""The validators' score of a fixed set of views, by the procedure of 404 `validation/`, with the tiny networks.

Formulas and constants: 404-Repo/three-gen-subnet 5fc61f1, `validation/engine/metrics/*` and `validation_engine.py`.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn
from torchmetrics.functional.image import structural_similarity_index_measure
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

from bundles.names import clip_from_transformers
from bundles.sizes import CLIP_MEAN, CLIP_STD, IMAGENET_MEAN, IMAGENET_STD, TINY_SCORING, TINY_VOCABULARY
from bundles.tokenizer import build_tokenizer
from make_tiny_bundles import tiny_network

from .splat_renderer import OrbitCamera, random_cloud, render
from .store import ReferenceFile

VIEWS = 16
SIDE = 72
PROMPT = "a red chair with carved legs"
# A view, so dark that no other is the same.
PICTURE = {"view": 5, "brightness": 0.6}
NEIGHBOURS, KEPT_PERCENTILE = 5, 0.9


@torch.no_grad()
def make_scores(folder: Path):
    file = ReferenceFile(folder, "scores")
    views = render_views()
    file.add("views", views, "u1")
    unit = torch.from_numpy(views).permute(0, 3, 1, 2).float() / 255
    following = unit.roll(-1, dims=0)

    cosines = _cosines(file, unit)
    quality = tiny_network("dinov2-quality")[0](_quality_pixels(file, unit))
    lpips_pixels = _resize(unit, TINY_SCORING.lpips.size, "bicubic").clamp(0, 1)
    file.add("lpips.pixels", lpips_pixels[:2])
    distances = tiny_network("lpips-alex")[0](lpips_pixels, lpips_pixels.roll(-1, dims=0))
    similarities = torch.stack(
        [structural_similarity_index_measure(a[None], b[None], data_range=1.0) for a, b in zip(unit, following)]
    )
    for name, values in (("cosines", cosines), ("quality", quality), ("lpips", distances), ("ssim", similarities)):
        file.add(name, values)

    likenesses = _likenesses(unit)
    file.add("likenesses", likenesses)
    alignment = geometric_mean(drop_outliers(cosines).clamp(0, 1)).item() / 0.35
    iqa = quality.mean().item()
    ssim = geometric_mean(drop_outliers(similarities)).item()
    lpips = 1 - geometric_mean(drop_outliers(distances)).item()
    file.facts = {
        "source": "404-Repo/three-gen-subnet 5fc61f1 validation/; torchmetrics' SSIM; networks of tiny/, in float32",
        "prompt": PROMPT,
        "alignment": alignment,
        "pictureOfPrompt": PICTURE,
        "imageAlignment": geometric_mean(drop_outliers(likenesses)).item(),
        "iqa": iqa,
        "ssim": ssim,
        "lpips": lpips,
        "score": final_score(alignment, iqa, ssim, lpips),
        "finalScores": "alignment, iqa, ssim, lpips, score, of values spread over their ranges",
        "finalScoreRows": [
            [a, q, s, p, final_score(a, q, s, p)]
            for a in (0.1, 0.299, 0.3, 0.8, 1.2)
            for q in (0.0, 0.55, 1.0)
            for s in (0.7, 0.9)
            for p in (0.5, 0.95)
        ],
    }
    file.write()


def render_views():
    """[16, side, side, 3], bytes: the validators' ring, 0° to 360° inclusive, 15° above."""
    cloud = random_cloud(240, seed=11)
    images = []
    for view in range(VIEWS):
        camera = OrbitCamera(15, 360 * view / (VIEWS - 1), 2.5, 49.1, SIDE)
        image = render(cloud, camera, (1.0, 1.0, 1.0)).clamp(0, 1)
        # The cut to whole numbers is theirs.
        images.append((image * 255).to(torch.uint8))
    return torch.stack(images).numpy()


def _cosines(file: ReferenceFile, unit):
    clip = tiny_network("clip-alignment")[0]
    resized = _resize(unit, TINY_SCORING.alignment.size, "bicubic")
    # Mean and deviation both times three: the network sees pictures at a third of their brightness.
    pixels = (resized - 3 * _channels(CLIP_MEAN)) / (3 * _channels(CLIP_STD))
    file.add("clip.pixels", pixels[:2])
    ids = build_tokenizer(TINY_VOCABULARY - 514).encode(PROMPT).ids
    ids = torch.tensor([ids + [0] * (TINY_SCORING.alignment.text.length - len(ids))])
    image, text = F.normalize(clip.visual(pixels)), F.normalize(clip.text(ids))
    return (image @ text.T)[:, 0]


def _likenesses(unit):
    """Of every view with one of them, darkened, by transformers' own tower with the weights of the tiny one."""
    tower = transformers_twin(tiny_network("llm2clip-alignment")[0])
    shown = (unit[PICTURE["view"]] * PICTURE["brightness"] * 255).to(torch.uint8).float() / 255
    pixels = _resize(torch.cat([unit, shown[None]]), TINY_SCORING.likeness.size, "bicubic")
    pixels = (pixels - 3 * _channels(CLIP_MEAN)) / (3 * _channels(CLIP_STD))
    embeddings = F.normalize(tower(pixels).image_embeds)
    return embeddings[:-1] @ embeddings[-1]


def transformers_twin(tower):
    """transformers' tower of the same sizes and weights. Where each weight goes is found by sending its number along."""
    config = tower.config
    twin = CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=config.width,
            intermediate_size=int(config.width * config.mlp_ratio),
            num_hidden_layers=config.layers,
            num_attention_heads=config.heads,
            image_size=config.size,
            patch_size=config.patch,
            projection_dim=config.projection,
            hidden_act="quick_gelu",
        )
    ).eval()
    parameters = dict(twin.named_parameters())
    ends = torch.tensor([p.numel() for p in parameters.values()]).cumsum(0).tolist()
    numbered = {
        name: torch.arange(end - p.numel(), end).reshape(p.shape) for (name, p), end in zip(parameters.items(), ends)
    }
    values, ours = torch.full((ends[-1],), torch.nan), tower.state_dict()
    for name, numbers in clip_from_transformers(numbered).items():
        values[numbers.flatten()] = ours[name].flatten()
    nn.utils.vector_to_parameters(values, parameters.values())
    return twin


def _quality_pixels(file: ReferenceFile, unit):
    resized = _resize(unit, TINY_SCORING.quality.size, "bilinear")
    pixels = (resized - _channels(IMAGENET_MEAN)) / _channels(IMAGENET_STD)
    file.add("quality.pixels", pixels[:2])
    return pixels


def _resize(images, side: int, mode: str):
    """Without smoothing before shrinking, as validators resize."""
    return F.interpolate(images, size=(side, side), mode=mode, align_corners=False)


def drop_outliers(values):
    """KNN of PyTOD: a value's score is its distance to the fifth nearest other; what lies above the 90th percentile goes."""
    distances = (values[:, None] - values[None]).abs().sort(dim=1).values[:, NEIGHBOURS]
    return values[distances <= torch.quantile(distances, KEPT_PERCENTILE)]


def geometric_mean(values):
    return values.log().mean().exp()


def final_score(alignment: float, iqa: float, ssim: float, lpips: float) -> float:
    if alignment < 0.3:
        return 0.0
    rated = 0.025 * _sigmoid(ssim, 35, 0.83) + 0.025 * lpips * _sigmoid(lpips, 30, 0.7)
    return 0.75 * iqa + 0.2 * alignment + rated


def _sigmoid(x: float, slope: float, middle: float) -> float:
    return torch.tensor(slope * (x - middle), dtype=torch.float64).sigmoid().item()


def _channels(values):
    return torch.tensor(values)[None, :, None, None]
