"""The graphs of the networks that judge pictures: background removal and the parts of the validators' score."""

from torch import nn

from networks.clip import VisionEncoder
from networks.convnext_clip import AlignmentClip
from networks.dinov2 import QualityNetwork
from networks.lpips_alex import Lpips
from networks.u2net import U2net

from .draws import integers, normal, uniform
from .graph import GraphPlan
from .sizes import CLIP_MEAN, CLIP_STD, IMAGENET_MEAN, IMAGENET_STD, ScoringSizes

SCORING_NETWORKS = ("background", "clip-alignment", "llm2clip-alignment", "dinov2-quality", "lpips-alex")
# Pictures of a result that validators look at.
VIEWS = 16


def build_scoring(network: str, sizes: ScoringSizes) -> nn.Module:
    match network:
        case "background":
            return U2net(sizes.background)
        case "clip-alignment":
            return AlignmentClip(sizes.alignment)
        case "llm2clip-alignment":
            # Of LLM2CLIP the tower of pictures alone: a prompt that is a picture goes through it, too.
            return VisionEncoder(sizes.likeness)
        case "dinov2-quality":
            return QualityNetwork(sizes.quality)
        case "lpips-alex":
            return Lpips(sizes.lpips)
    raise ValueError(f"{network!r} is none of {SCORING_NETWORKS}")


def plan_scoring(network: str, sizes: ScoringSizes, module: nn.Module) -> list[GraphPlan]:
    def pixels(views, size):
        return normal(views, 3, size, size)

    match network:
        case "background":
            return [GraphPlan("background", module, {"pixels": pixels(1, sizes.background.size)}, "mask")]
        case "clip-alignment":
            config = sizes.alignment
            ids = integers(0, config.text.vocabulary, 1, config.text.length)
            images = {"pixels": pixels(config.views, config.size)}
            return [
                GraphPlan("image-encoder", module.visual, images, "embedding"),
                GraphPlan("text-encoder", module.text, {"ids": ids}, "embedding"),
            ]
        case "llm2clip-alignment":
            images = {"pixels": pixels(VIEWS, sizes.likeness.size)}
            return [GraphPlan("image-encoder", module, images, "embedding")]
        case "dinov2-quality":
            config = sizes.quality
            return [GraphPlan("dinov2-quality", module, {"pixels": pixels(config.views, config.size)}, "quality")]
        case "lpips-alex":
            config = sizes.lpips
            shape = (config.views, 3, config.size, config.size)
            pair = {name: uniform(0, 1, *shape) for name in ("a", "b")}
            # Half precision has no room for the squares of its features.
            return [GraphPlan("lpips-alex", module, pair, "distance", precision="fp32")]
    raise ValueError(f"{network!r} is none of {SCORING_NETWORKS}")


def describe_scoring(network: str, sizes: ScoringSizes) -> dict:
    """The manifest's keys about the network itself."""
    match network:
        case "background":
            return {"image": {"size": sizes.background.size, "mean": IMAGENET_MEAN, "std": IMAGENET_STD}}
        case "clip-alignment":
            config = sizes.alignment
            return {
                "tokenizer": {"file": "tokenizer.json", "length": config.text.length, "padId": 0},
                "text": {"width": config.embedding},
                "image": {"size": config.size, "mean": CLIP_MEAN, "std": CLIP_STD, "width": config.embedding},
            }
        case "llm2clip-alignment":
            config = sizes.likeness
            return {"image": {"size": config.size, "mean": CLIP_MEAN, "std": CLIP_STD, "width": config.projection}}
        case "dinov2-quality":
            return {"image": {"size": sizes.quality.size, "mean": IMAGENET_MEAN, "std": IMAGENET_STD}}
        case "lpips-alex":
            # Pictures go in as they are, in 0…1.
            return {"image": {"size": sizes.lpips.size, "mean": [0, 0, 0], "std": [1, 1, 1]}}
    raise ValueError(f"{network!r} is none of {SCORING_NETWORKS}")
