"""Public checkpoints, as their authors publish them or as diffusers folders, into the modules of a bundle. Strictly."""

import re
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn

from .names import clip_from_transformers, unet_from_diffusers, vae_from_diffusers

# What an original checkpoint holds besides: the schedule's tables, the average of the weights in training, losses.
_IGNORED = re.compile(
    r"(betas|alphas_cumprod\w*|sqrt_\w+|log_one_minus_alphas_cumprod|posterior_\w+|logvar)$|model_ema\.|.*\.loss\."
)
# Of CLIP, what a tower without pooling or without its last blocks has no use for.
_CLIP_UNUSED = re.compile(
    r"(logit_scale|logit_bias|attn_mask|text_projection|ln_post\.|proj$|transformer\.|input_resolution|context_length|vocab_size)"
)

_ORIGINAL_PREFIXES = {
    "mvdream": {"unet": "model.diffusion_model.", "clip": "cond_stage_model.model.", "vae": "first_stage_model."},
    "imagedream": {"unet": "model.diffusion_model.", "clip": "clip_model.model.", "vae": "vae_model."},
    "stable-diffusion": {"unet": "model.diffusion_model.", "clip": "cond_stage_model.model.", "vae": "first_stage_model."},
    "zero123-xl": {"unet": "model.diffusion_model.", "clip": "cond_stage_model.model.", "vae": "first_stage_model."},
    "stable-zero123": {"unet": "model.diffusion_model.", "clip": "cond_stage_model.model.", "vae": "first_stage_model."},
}


def load_checkpoint(network: str, module: nn.Module, path: Path, clip: Path | None = None):
    """Fills `module` from `path`; SystemExit names every parameter that is missing, left over or of another shape.

    `clip`: an OpenCLIP checkpoint of the text and image towers, for a diffusion checkpoint saved without them.
    """
    if network in _ORIGINAL_PREFIXES:
        parts = _from_folder(path) if path.is_dir() else _from_original(network, read_state(path))
        if clip is not None:
            parts |= _towers(read_state(clip))
        _load_diffusion(module, parts, path)
    elif network == "clip-alignment":
        state = read_state(_only_file(path))
        text = {name: value for name, value in state.items() if not name.startswith("visual.")}
        load_strictly(module.visual, _below(state, "visual."), f"{path}: image tower")
        load_strictly(module.text, text, f"{path}: text tower", re.compile(r"logit_scale|logit_bias|attn_mask"))
    elif network == "llm2clip-alignment":
        # The other half of the file is the adapter for texts.
        state = read_state(_weights(path) if path.is_dir() else path)
        unused = re.compile(r"text_\w+\.|logit_scale")
        load_strictly(module, clip_from_transformers(state), str(path), unused)
    elif network == "background":
        load_strictly(module, read_state(path), str(path), re.compile(r".*num_batches_tracked"))
    elif network == "dinov2-quality":
        _load_quality(module, path)
    elif network == "lpips-alex":
        _load_lpips(module, path)
    else:
        raise ValueError(f"no checkpoint of {network!r} is known")


def read_state(path: Path) -> dict[str, torch.Tensor]:
    """Tensors by name, of a .safetensors file or of PyTorch's own format (tensors alone: nothing in it is run)."""
    if path.suffix == ".safetensors":
        return load_file(path)
    state = torch.load(path, map_location="cpu", weights_only=True)
    state = state.get("state_dict", state)
    return {name: value for name, value in state.items() if isinstance(value, torch.Tensor)}


def load_strictly(module: nn.Module, state: dict, what: str, unused: re.Pattern | None = None):
    wanted = dict(module.named_parameters())
    wanted |= {name: buffer for name, buffer in module.named_buffers() if name in module.state_dict()}
    faults = [f"missing {name}" for name in wanted if name not in state]
    for name, value in state.items():
        if name in wanted:
            if value.shape != wanted[name].shape:
                faults.append(f"{name} is {list(value.shape)}, expected {list(wanted[name].shape)}")
        elif unused is None or not unused.match(name):
            faults.append(f"left over {name}")
    # Counters of BatchNorm's training, which some checkpoints leave out.
    faults = [fault for fault in faults if not fault.endswith("num_batches_tracked")]
    if faults:
        raise SystemExit(f"{what} is not the network expected, {len(faults)} differences:\n  " + "\n  ".join(faults[:20]))
    with torch.no_grad():
        for name, value in state.items():
            if name in wanted:
                wanted[name].copy_(value)


def _load_diffusion(module: nn.Module, parts: dict[str, dict], path: Path):
    load_strictly(module.unet, parts["unet"], f"{path}: U-Net")
    load_strictly(module.vae, parts["vae"], f"{path}: autoencoder")
    if hasattr(module, "text"):
        load_strictly(module.text, parts["text"], f"{path}: text encoder", _CLIP_UNUSED)
    if hasattr(module, "vision"):
        load_strictly(module.vision, parts["vision"], f"{path}: image encoder", _CLIP_UNUSED)
    if hasattr(module, "cc_projection"):
        load_strictly(module.cc_projection, parts["cc_projection"], f"{path}: projection")


def _from_original(network: str, state: dict) -> dict[str, dict]:
    prefixes = _ORIGINAL_PREFIXES[network]
    known = (*prefixes.values(), "cc_projection.")
    strange = [name for name in state if not name.startswith(known) and not _IGNORED.match(name)]
    if strange:
        raise SystemExit(f"no checkpoint of {network}: it has {', '.join(strange[:5])} …")
    return {
        "unet": _below(state, prefixes["unet"]),
        "vae": {name: value for name, value in _below(state, prefixes["vae"]).items() if not name.startswith("loss.")},
        "cc_projection": _below(state, "cc_projection."),
        **_towers(_below(state, prefixes["clip"])),
    }


def _towers(clip: dict) -> dict[str, dict]:
    return {
        "text": {name: value for name, value in clip.items() if not name.startswith("visual.")},
        "vision": _below(clip, "visual."),
    }


def _from_folder(path: Path) -> dict[str, dict]:
    """A diffusers folder; the U-Nets of MVDream's and ImageDream's ports keep the names of LDM."""
    unet = read_state(_weights(path / "unet"))
    parts = {
        "unet": unet if "input_blocks.0.0.weight" in unet else unet_from_diffusers(unet),
        "vae": vae_from_diffusers(read_state(_weights(path / "vae"))),
    }
    for part, folder in (("text", "text_encoder"), ("vision", "image_encoder")):
        if (path / folder).is_dir():
            parts[part] = clip_from_transformers(read_state(_weights(path / folder)))
    for folder in ("cc_projection", "clip_camera_projection"):
        if (path / folder).is_dir():
            state = read_state(_weights(path / folder))
            parts["cc_projection"] = {name.removeprefix("proj."): value for name, value in state.items()}
    return parts


def _weights(folder: Path) -> Path:
    for name in ("diffusion_pytorch_model", "model", "pytorch_model"):
        for suffix in (".safetensors", ".bin", ".fp16.safetensors", ".fp16.bin"):
            if (folder / f"{name}{suffix}").exists():
                return folder / f"{name}{suffix}"
    raise SystemExit(f"{folder} has no weights in one file")


def _only_file(path: Path) -> Path:
    if path.is_file():
        return path
    for name in ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", "open_clip_pytorch_model.bin"):
        if (path / name).exists():
            return path / name
    raise SystemExit(f"{path} has no OpenCLIP weights")


def _load_quality(module: nn.Module, path: Path):
    """A folder with DINOv2-small (model.safetensors) and the validators' quality_scorer.safetensors.

    The scorer may bring weights of the backbone of its own; they win, as they do for validators.
    """
    unused = re.compile(r"embeddings\.mask_token|emb_head\.|backbone\.embeddings\.mask_token")
    backbone = read_state(_weights(path))
    scorer = read_state(path / "quality_scorer.safetensors")
    state = {f"backbone.{name.removeprefix('dinov2.')}": value for name, value in backbone.items()} | scorer
    load_strictly(module, state, str(path), unused)


def _load_lpips(module: nn.Module, path: Path):
    """A folder with torchvision's AlexNet (alexnet*.pth) and LPIPS' weights (alex.pth of version 0.1)."""
    alexnet = next(iter(sorted(path.glob("alexnet*.pth"))), None)
    if alexnet is None:
        raise SystemExit(f"{path} has no alexnet*.pth")
    slices = {"0": 1, "3": 2, "6": 3, "8": 4, "10": 5}
    state = {}
    for name, value in _below(read_state(alexnet), "features.").items():
        place = name.split(".")[0]
        state[f"net.slice{slices[place]}.{name}"] = value
    load_strictly(module, state | read_state(path / "alex.pth"), str(path))


def _below(state: dict, prefix: str) -> dict:
    return {name[len(prefix) :]: value for name, value in state.items() if name.startswith(prefix)}
