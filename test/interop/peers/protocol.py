"""The subnet's synapses as neurons/common/protocol.py of three-gen-subnet has them. Class names are routes, field order is the wire's."""

from typing import Literal
from uuid import uuid4

import bittensor as bt
from pydantic import BaseModel, Field


def new_id():
    return str(uuid4())


class TextTask(BaseModel):
    type: Literal["text"] = "text"
    id: str = Field(default_factory=new_id)
    prompt: str = ""


class ImageTask(BaseModel):
    type: Literal["image"] = "image"
    id: str = Field(default_factory=new_id)
    prompt: str = ""


class Feedback(BaseModel):
    validation_failed: bool = False
    task_fidelity_score: float = 0.0
    average_fidelity_score: float = 0.0
    generations_within_the_window: int = 0
    current_duel_rating: float = 0.0
    current_miner_reward: float = 0.0


class PullTask(bt.Synapse):
    task: TextTask | ImageTask | None = None
    validation_threshold: float = 0.6
    throttle_period: int = 0
    cooldown_until: int = 0
    cooldown_violations: int = 0


class SubmitResults(bt.Synapse):
    task: TextTask | ImageTask | None = None
    task_id: str = ""
    results: str
    data_format: str = "ply"
    data_ver: int = 0
    compression: int = 2
    submit_time: int
    signature: str
    feedback: Feedback | None = None
    cooldown_until: int = 0


class GetVersion(bt.Synapse):
    version: int = 0
    validation_version: str = ""


class Unheard(bt.Synapse):
    """Of no validator."""


SYNAPSES = {each.__name__: each for each in (PullTask, SubmitResults, GetVersion, Unheard)}

LICENCE = (
    "I, as a miner on SN17, have obtained all licenses, rights and consents required to use, reproduce, modify, display, "
    "distribute and make available my submitted results to this subnet and its end users"
)


def submit_message(submit_time, prompt, validator_hotkey, miner_hotkey):
    return f"{LICENCE}{submit_time}{prompt}{validator_hotkey}{miner_hotkey}"
