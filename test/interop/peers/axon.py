"""A real axon of the SDK with a validator's three synapses, its hotkey and port given on the command line."""

import asyncio
import base64
import hashlib
import sys
import time
from typing import Tuple

import bittensor as bt
from bittensor_wallet import Keypair, Wallet
from peer import serve, without_external_ip
from protocol import LICENCE, Feedback, GetVersion, PullTask, SubmitResults, TextTask, submit_message

wallets, wallet_name, hotkey_name, port = sys.argv[1:]
without_external_ip()
wallet = Wallet(name=wallet_name, hotkey=hotkey_name, path=wallets)

task = TextTask(id="0c7d6f3e-5b1a-4f7e-9a4e-2f1f1b8f6f10", prompt='a "blue" ünicorn 🦄 \\ with\ttabs')
blacklisted = set()
received = []
pause_seconds = 0.0


async def pull(synapse: PullTask) -> PullTask:
    await asyncio.sleep(pause_seconds)
    received.append({"caller": synapse.dendrite.hotkey, "uuid": synapse.dendrite.uuid})
    synapse.task = task
    synapse.throttle_period = 30
    return synapse


async def submit(synapse: SubmitResults) -> SubmitResults:
    message = submit_message(
        synapse.submit_time, task.prompt, synapse.axon.hotkey, synapse.dendrite.hotkey
    )
    signature = base64.b64decode(synapse.signature, validate=True)
    received.append(
        {
            "task_id": synapse.task_id,
            "submit_time": str(synapse.submit_time),
            "results_bytes": len(synapse.results),
            "results_sha256": hashlib.sha256(synapse.results.encode()).hexdigest(),
            "verified": Keypair(ss58_address=synapse.dendrite.hotkey).verify(message, signature),
        }
    )
    synapse.results = ""
    synapse.signature = ""
    synapse.feedback = Feedback(task_fidelity_score=0.75, generations_within_the_window=3)
    synapse.cooldown_until = int(time.time()) + 300
    return synapse


async def version(synapse: GetVersion) -> GetVersion:
    synapse.version = 45
    synapse.validation_version = "1.2.3"
    return synapse


def refused(hotkey, ip):
    return hotkey in blacklisted, f"Unrecognized hotkey {hotkey} ({ip})"


# The SDK compares these signatures with its own, letter by letter.
def blacklist_submit(synapse: SubmitResults) -> Tuple[bool, str]:
    return refused(synapse.dendrite.hotkey, synapse.dendrite.ip)


def blacklist_version(synapse: GetVersion) -> Tuple[bool, str]:
    return refused(synapse.dendrite.hotkey, synapse.dendrite.ip)


axon = bt.axon(wallet=wallet, ip="127.0.0.1", port=int(port), external_ip="127.0.0.1")
axon.attach(forward_fn=pull)
axon.attach(forward_fn=submit, blacklist_fn=blacklist_submit)
axon.attach(forward_fn=version, blacklist_fn=blacklist_version)
axon.start()


async def ready():
    # `start` leaves the server to a thread.
    while not axon.fast_server.started:
        await asyncio.sleep(0.01)
    return {
        "sdk": bt.__version__,
        "hotkey": wallet.hotkey.ss58_address,
        "task": task.model_dump(),
        "licence_sha256": hashlib.sha256(LICENCE.encode()).hexdigest(),
    }


def blacklist(hotkey):
    blacklisted.add(hotkey)


def pause(seconds):
    global pause_seconds
    pause_seconds = seconds


def take_received():
    taken = received[:]
    received.clear()
    return taken


serve({"ready": ready, "blacklist": blacklist, "pause": pause, "received": take_received})
