"""Operators that have one form for PyTorch and another for ONNX.

PyTorch's exporter takes attention and group normalisation apart into a dozen nodes each, which onnxruntime puts
together again only where it recognises every one of them. Under `torch.onnx.export` these functions therefore write
the node that onnxruntime has a kernel for; everywhere else they are ordinary PyTorch, so that one module serves as the
reference and as the source of the graph.
"""

import math
from contextlib import contextmanager
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F

ATTENTION_FORMS = ("fused", "plain")
GROUP_NORM_FORMS = ("instance", "contrib")
GEGLU_FORMS = ("plain", "fused")


@dataclass(frozen=True)
class GraphForm:
    """How the exported graph spells what ONNX has several spellings for.

    attention: `fused` is com.microsoft.MultiHeadAttention (kernels: CPU, CUDA, WebGPU); `plain` is MatMul, Softmax, MatMul.
    group_norm: `instance` is InstanceNormalization between two reshapes (every provider); `contrib` is
        com.microsoft.GroupNorm on channels-last data with the activation fused in (CUDA alone).
    geglu: `plain` is Split, Gelu, Mul (every provider); `fused` is com.microsoft.BiasSplitGelu (CUDA and WebGPU).
    """

    attention: str = "fused"
    group_norm: str = "instance"
    geglu: str = "plain"

    def __post_init__(self):
        for value, known in (
            (self.attention, ATTENTION_FORMS),
            (self.group_norm, GROUP_NORM_FORMS),
            (self.geglu, GEGLU_FORMS),
        ):
            if value not in known:
                raise ValueError(f"{value!r} is none of {known}")


_form = GraphForm()


@contextmanager
def graph_form(form: GraphForm):
    """Graphs exported inside are written in `form`."""
    global _form
    before, _form = _form, replace(form)
    try:
        yield
    finally:
        _form = before


def attention(query, key, value, heads: int):
    """Scaled dot-product attention over `heads` heads, without mask.

    query [batch, n, heads·d], key and value [batch, m, heads·d] → [batch, n, heads·d].
    """
    if torch.onnx.is_in_onnx_export() and _form.attention == "fused":
        return torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            (query, key, value),
            {"num_heads": heads},
            dtype=query.dtype,
            shape=query.shape,
            version=1,
        )
    batch, n, width = query.shape
    d = width // heads

    def split(x):
        return x.reshape(batch, x.shape[1], heads, d).transpose(1, 2)

    q, k, v = split(query), split(key), split(value)
    if torch.onnx.is_in_onnx_export():
        scores = (q * d**-0.5) @ k.transpose(-1, -2)
        out = scores.softmax(-1) @ v
    else:
        out = F.scaled_dot_product_attention(q, k, v)
    return out.transpose(1, 2).reshape(batch, n, width)


def causal_attention(query, key, value, heads: int, mask):
    """As `attention`, each position seeing itself and what comes before it; mask: `causal_mask(n)` in the query's dtype."""
    batch, n, width = query.shape
    d = width // heads
    if torch.onnx.is_in_onnx_export() and _form.attention == "fused":
        return torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention",
            (query, key, value, None, None, mask),
            {"num_heads": heads},
            dtype=query.dtype,
            shape=query.shape,
            version=1,
        )

    def split(x):
        return x.reshape(batch, n, heads, d).transpose(1, 2)

    scores = (split(query) * d**-0.5) @ split(key).transpose(-1, -2) + mask
    return (scores.softmax(-1) @ split(value)).transpose(1, 2).reshape(batch, n, width)


def causal_mask(n: int):
    """[1, 1, n, n]: 0 on and below the diagonal, a number that no score makes up for above; fits half precision."""
    return torch.full((n, n), -6e4).triu(1)[None, None]


def group_norm(x, groups: int, weight, bias, eps: float, silu: bool = False):
    """Group normalisation of [batch, channels, height, width], then SiLU where `silu` says so."""
    if torch.onnx.is_in_onnx_export():
        if _form.group_norm == "contrib":
            last = torch.onnx.ops.symbolic(
                "com.microsoft::GroupNorm",
                (x.permute(0, 2, 3, 1), weight.float(), bias.float()),
                {"groups": groups, "epsilon": eps, "activation": int(silu), "channels_last": 1},
                dtype=x.dtype,
                shape=(x.shape[0], x.shape[2], x.shape[3], x.shape[1]),
                version=1,
            )
            return last.permute(0, 3, 1, 2)
        y = normalise_groups(x, groups, eps) * weight[:, None, None] + bias[:, None, None]
    else:
        y = F.group_norm(x, groups, weight, bias, eps)
    return F.silu(y) if silu else y


def normalise_groups(x, groups: int, eps: float):
    """[batch, channels, …] with mean 0 and variance 1 in each group of channels."""
    flat = x.reshape(x.shape[0], groups, -1)
    if torch.onnx.is_in_onnx_export():
        ones = torch.ones(groups, dtype=x.dtype)
        y = torch.onnx.ops.symbolic(
            "InstanceNormalization",
            (flat, ones, torch.zeros_like(ones)),
            {"epsilon": eps},
            dtype=x.dtype,
            shape=flat.shape,
        )
    else:
        y = F.instance_norm(flat, eps=eps)
    return y.reshape(x.shape)


def geglu(x, linear):
    """value · GELU(gate) of the two halves of linear(x); linear [C → 2·D]."""
    if torch.onnx.is_in_onnx_export() and _form.geglu == "fused":
        product = F.linear(x, linear.weight)
        return torch.onnx.ops.symbolic(
            "com.microsoft::BiasSplitGelu",
            (product, linear.bias),
            {},
            dtype=x.dtype,
            shape=(*x.shape[:-1], linear.out_features // 2),
            version=1,
        )
    value, gate = linear(x).chunk(2, dim=-1)
    return value * F.gelu(gate)


def timestep_embedding(timesteps, width: int):
    """Sinusoidal embedding of DDPM: [cos | sin] of t·10000^(−i/half); timesteps [batch] → [batch, width] in float32."""
    half = width // 2
    frequencies = torch.exp(-math.log(10000) * torch.arange(half, dtype=torch.float32, device=timesteps.device) / half)
    angles = timesteps[:, None].float() * frequencies[None]
    return torch.cat([angles.cos(), angles.sin()], dim=-1)
