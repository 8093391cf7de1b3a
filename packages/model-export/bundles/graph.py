"""One PyTorch module → one ONNX graph of static shapes, compared with the module before anyone uses it."""

import copy
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx_ir as ir
import onnxruntime
import torch
from torch import nn

from networks.ops import GraphForm, graph_form

from .answer import answer_error, assert_within, describe_answer, has_card, torch_answer
from .draws import Draw, draw_all

OPSET = 18
# Above this many bytes of weights they lie in a file of their own: one protobuf message ends at 2 GiB.
EXTERNAL_DATA_BYTES = 32 * 2**20

# Largest difference from PyTorch's float32, relative to the largest element of the reference output.
TOLERANCE = {"fp32": 1e-3, "fp16": 3e-2}

DTYPE_NAMES = {torch.float32: "float32", torch.int64: "int64", torch.int32: "int32"}


@dataclass
class GraphPlan:
    """What a graph is made of. `inputs` come in order; their shapes are the graph's shapes."""

    name: str
    module: nn.Module
    inputs: dict[str, Draw]
    output: str
    shares_data_with: str | None = None
    """Name of the graph whose weight file holds this one's weights too."""
    precision: str | None = None
    """Where it is not the bundle's."""


@dataclass
class GraphRecord:
    """What the manifest says of a graph, and what the check found."""

    file: str
    precision: str
    inputs: list[dict]
    outputs: list[dict]
    files: list[str] = field(default_factory=list)
    check: dict | None = None
    """Its known answer."""
    error: float = 0.0
    answer_error: float = 0.0
    seconds: float = 0.0


class Boundary(nn.Module):
    """Floating-point inputs are cast to the module's own precision, the output to float32."""

    def __init__(self, module: nn.Module, dtype: torch.dtype):
        super().__init__()
        self.module = module
        self.dtype = dtype

    def forward(self, *inputs):
        # Modules that scale before they round do it themselves.
        if not getattr(self.module, "casts_inputs", False):
            inputs = [x.to(self.dtype) if x.is_floating_point() else x for x in inputs]
        return self.module(*inputs).to(torch.float32)


def export_graph(plan: GraphPlan, folder: Path, precision: str, form: GraphForm, compare: bool = True) -> GraphRecord:
    """Without `compare` the graph is not run, and has a known answer only where a card makes PyTorch's quickly."""
    precision = plan.precision or precision
    dtype = torch.float16 if precision == "fp16" else torch.float32
    started = time.monotonic()
    plan.module.eval()
    inputs = draw_all(plan.inputs)
    expected = torch_answer(plan.module, plan.inputs) if compare or has_card() else None
    with torch.no_grad():
        # Modules share weights (an autoencoder and its parts), hence the copy where the precision changes.
        module = copy.deepcopy(plan.module).half() if dtype == torch.float16 else plan.module
        bounded = Boundary(module, dtype)
        rounded = torch_answer(bounded, plan.inputs) if dtype == torch.float16 and has_card() else None
        model, shape = _to_onnx(bounded, plan, tuple(inputs.values()), form)
    del module, bounded
    path = folder / f"{plan.name}.onnx"
    files = _save(model, path, plan, folder)
    record = GraphRecord(
        file=path.name,
        precision=precision,
        inputs=[_port(name, DTYPE_NAMES[x.dtype], x.shape) for name, x in inputs.items()],
        outputs=[_port(plan.output, "float32", shape)],
        files=files,
    )
    if expected is not None:
        record.check = describe_answer(plan.inputs, plan.output, expected, precision)
    if rounded is not None:
        assert_within(record.check, f"{plan.name} in PyTorch", answer_error(record.check, plan.output, rounded))
    if compare:
        actual = run_graph(path, inputs)
        record.error = difference(path, actual, expected)
        if not record.error <= TOLERANCE[precision]:
            raise SystemExit(f"{plan.name}: differs from PyTorch by {record.error:.2e}, allowed {TOLERANCE[precision]:.0e}")
        record.answer_error = answer_error(record.check, plan.output, actual)
        assert_within(record.check, plan.name, record.answer_error)
    record.seconds = time.monotonic() - started
    return record


def _port(name, dtype, shape):
    return {"name": name, "dtype": dtype, "shape": list(shape)}


def _to_onnx(module, plan: GraphPlan, inputs, form: GraphForm):
    with graph_form(form), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            module,
            inputs,
            input_names=list(plan.inputs),
            output_names=[plan.output],
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model
    shape = [int(d) for d in model.graph.outputs[0].shape]
    for node in model.graph.all_nodes():
        # Stack traces of this machine, several times the size of a small graph.
        node.metadata_props.clear()
        node.doc_string = None
        if node.op_type == "SkipLayerNormalization":
            # Its moments are for training; a kernel that sees them asked for refuses.
            for value in node.outputs[1:3]:
                value.name = ""
        # The exporter names values after operators, and an operator may be called what an output is called.
        for value in node.outputs:
            if value.name == plan.output and not value.is_graph_output():
                value.name = f"{value.name}_inner"
    model.graph.metadata_props.clear()
    model.metadata_props.clear()
    for value in (*model.graph.inputs, *model.graph.outputs, *model.graph.initializers.values()):
        value.metadata_props.clear()
    return model, shape


def _save(model, path: Path, plan: GraphPlan, folder: Path) -> list[str]:
    total = sum(value.const_value.nbytes for value in model.graph.initializers.values())
    if plan.shares_data_with is not None and (folder / f"{plan.shares_data_with}.onnx.data").exists():
        return _save_sharing(model, path, folder / f"{plan.shares_data_with}.onnx")
    if total < EXTERNAL_DATA_BYTES:
        ir.save(model, path)
        return [path.name]
    ir.save(model, path, external_data=f"{path.name}.data")
    return [path.name, f"{path.name}.data"]


def _save_sharing(model, path: Path, other: Path) -> list[str]:
    """Weights that `other` has under the same name and shape are read from its file."""
    theirs = ir.load(other).graph.initializers
    for name, value in model.graph.initializers.items():
        twin = theirs.get(name)
        if twin is None or not isinstance(twin.const_value, ir.ExternalTensor):
            continue
        if twin.const_value.shape == value.const_value.shape and twin.const_value.dtype == value.const_value.dtype:
            value.const_value = twin.const_value
    ir.save(model, path)
    left = sum(v.const_value.nbytes for v in model.graph.initializers.values() if not isinstance(v.const_value, ir.ExternalTensor))
    if left > EXTERNAL_DATA_BYTES:
        raise SystemExit(f"{path.name}: {left} bytes of weights are not in {other.name}.data")
    return [path.name]


def run_graph(path: Path, inputs: dict[str, torch.Tensor]) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(None, {name: x.numpy() for name, x in inputs.items()})[0]


def difference(path: Path, actual: np.ndarray, expected: np.ndarray) -> float:
    """Largest difference, relative to the largest element expected."""
    if actual.shape != expected.shape:
        raise SystemExit(f"{path.name}: shape {actual.shape}, expected {expected.shape}")
    return float(np.abs(actual - expected).max() / np.abs(expected).max())
