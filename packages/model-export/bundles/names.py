"""Names of parameters in diffusers and transformers, brought to those of LDM and OpenCLIP that the modules here have."""

import re

# (pattern, replacement), the first that matches a name is taken; the rest of the name follows.
_UNET_PLACES = [
    (r"time_embedding\.linear_1\.", "time_embed.0."),
    (r"time_embedding\.linear_2\.", "time_embed.2."),
    (r"conv_in\.", "input_blocks.0.0."),
    (r"conv_norm_out\.", "out.0."),
    (r"conv_out\.", "out.2."),
    (r"down_blocks\.(\d)\.resnets\.(\d)\.", lambda m: f"input_blocks.{1 + 3 * int(m[1]) + int(m[2])}.0."),
    (r"down_blocks\.(\d)\.attentions\.(\d)\.", lambda m: f"input_blocks.{1 + 3 * int(m[1]) + int(m[2])}.1."),
    (r"down_blocks\.(\d)\.downsamplers\.0\.conv\.", lambda m: f"input_blocks.{3 + 3 * int(m[1])}.0.op."),
    (r"mid_block\.resnets\.(\d)\.", lambda m: f"middle_block.{2 * int(m[1])}."),
    (r"mid_block\.attentions\.0\.", "middle_block.1."),
    (r"up_blocks\.(\d)\.resnets\.(\d)\.", lambda m: f"output_blocks.{3 * int(m[1]) + int(m[2])}.0."),
    (r"up_blocks\.(\d)\.attentions\.(\d)\.", lambda m: f"output_blocks.{3 * int(m[1]) + int(m[2])}.1."),
    # The deepest level has no attention, so the upsampler moves up one place.
    (r"up_blocks\.0\.upsamplers\.0\.", "output_blocks.2.1."),
    (r"up_blocks\.(\d)\.upsamplers\.0\.", lambda m: f"output_blocks.{3 * int(m[1]) + 2}.2."),
]
_UNET_RES_BLOCK = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}
_VAE_PLACES = [
    (r"encoder\.down_blocks\.(\d)\.resnets\.(\d)\.", r"encoder.down.\1.block.\2."),
    (r"encoder\.down_blocks\.(\d)\.downsamplers\.0\.", r"encoder.down.\1.downsample."),
    (r"decoder\.up_blocks\.(\d)\.resnets\.(\d)\.", lambda m: f"decoder.up.{3 - int(m[1])}.block.{m[2]}."),
    (r"decoder\.up_blocks\.(\d)\.upsamplers\.0\.", lambda m: f"decoder.up.{3 - int(m[1])}.upsample."),
    (r"(encoder|decoder)\.mid_block\.resnets\.(\d)\.", lambda m: f"{m[1]}.mid.block_{int(m[2]) + 1}."),
    (r"(encoder|decoder)\.mid_block\.attentions\.0\.", r"\1.mid.attn_1."),
    (r"(encoder|decoder)\.conv_norm_out\.", r"\1.norm_out."),
]
_VAE_ATTENTION = {
    "group_norm": "norm",
    "to_q": "q",
    "to_k": "k",
    "to_v": "v",
    "to_out.0": "proj_out",
    # Of diffusers before 0.14.
    "query": "q",
    "key": "k",
    "value": "v",
    "proj_attn": "proj_out",
}
_CLIP_LAYER = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "self_attn.out_proj": "attn.out_proj",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
}
_CLIP_PLACES = {
    "embeddings.token_embedding.weight": "token_embedding.weight",
    "embeddings.position_embedding.weight": "positional_embedding",
    "embeddings.class_embedding": "class_embedding",
    "embeddings.patch_embedding.weight": "conv1.weight",
    # The spelling is transformers'.
    "pre_layrnorm": "ln_pre",
    "post_layernorm": "ln_post",
    "final_layer_norm": "ln_final",
}


def _place(name: str, places) -> tuple[str, str]:
    """The new beginning of a name and what is left of it."""
    for pattern, replacement in places:
        if match := re.match(pattern, name):
            return re.sub(pattern, replacement, match[0]), name[match.end() :]
    return "", name


def _swap(name: str, table: dict[str, str]) -> str:
    for old, new in table.items():
        if name == old or name.startswith(f"{old}."):
            return new + name[len(old) :]
    return name


def unet_from_diffusers(state: dict) -> dict:
    out = {}
    for name, value in state.items():
        place, rest = _place(name, _UNET_PLACES)
        out[place + _swap(rest, _UNET_RES_BLOCK)] = value
    return out


def vae_from_diffusers(state: dict) -> dict:
    out = {}
    for name, value in state.items():
        place, rest = _place(name, _VAE_PLACES)
        if place.endswith("attn_1."):
            rest = _swap(rest, _VAE_ATTENTION)
            if rest.endswith("weight") and not rest.startswith("norm") and value.dim() == 2:
                value = value[:, :, None, None]
        elif "block" in place:
            rest = _swap(rest, {"conv_shortcut": "nin_shortcut"})
        out[place + rest] = value
    return out


def clip_from_transformers(state: dict) -> dict:
    """Of a text or an image tower: the three projections of each layer become one matrix."""
    import torch

    out, projections = {}, {}
    for name, value in state.items():
        name = re.sub(r"^(text_model|vision_model)\.", "", name)
        if name.endswith("position_ids"):
            continue
        if match := re.match(r"encoder\.layers\.(\d+)\.self_attn\.([qkv])_proj\.(weight|bias)$", name):
            projections.setdefault((match[1], match[3]), {})[match[2]] = value
        elif match := re.match(r"encoder\.layers\.(\d+)\.", name):
            out[f"transformer.resblocks.{match[1]}.{_swap(name[match.end():], _CLIP_LAYER)}"] = value
        elif name in ("visual_projection.weight", "text_projection.weight"):
            out["proj" if name.startswith("visual") else "text_projection"] = value.T
        else:
            out[_swap(name, _CLIP_PLACES)] = value
    for (layer, kind), parts in projections.items():
        out[f"transformer.resblocks.{layer}.attn.in_proj_{kind}"] = torch.cat([parts["q"], parts["k"], parts["v"]])
    return out
