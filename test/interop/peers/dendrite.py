"""A real dendrite of the SDK that signs with a hotkey of a wallet folder given on the command line."""

import sys
import time

import bittensor as bt
from bittensor.core import dendrite as sdk
from bittensor.core.chain_data import AxonInfo
from bittensor_wallet import Keypair, Wallet
from peer import serve, without_external_ip
from protocol import SYNAPSES

wallets, wallet_name, hotkey_name = sys.argv[1:]
without_external_ip()
wallet = Wallet(name=wallet_name, hotkey=hotkey_name, path=wallets)


class Clock:
    """The SDK's view of `time`, off by so much while it makes a nonce."""

    def __init__(self, offset_seconds):
        self.offset_ns = int(offset_seconds * 1e9)

    def time_ns(self):
        return time.time_ns() + self.offset_ns

    def __getattr__(self, name):
        return getattr(time, name)


async def call(name, ip, port, hotkey, timeout=12.0, fields=None, clock_offset_seconds=0, wrong_key=False):
    """What the caller of the SDK's dendrite sees of one call."""
    axon = AxonInfo(version=0, ip=ip, port=port, ip_type=4, hotkey=hotkey, coldkey=hotkey)
    signer = Impostor(wallet.hotkey) if wrong_key else wallet
    sdk.time = Clock(clock_offset_seconds)
    try:
        async with bt.dendrite(wallet=signer) as dendrite:
            synapse = SYNAPSES[name](**(fields or {}))
            reply = await dendrite.call(target_axon=axon, synapse=synapse, timeout=timeout, deserialize=False)
    finally:
        sdk.time = time
    return {
        "statusCode": reply.dendrite.status_code,
        "statusMessage": reply.dendrite.status_message,
        "synapse": reply.model_dump(include=set(SYNAPSES[name].model_fields) - set(bt.Synapse.model_fields)),
    }


class Impostor:
    """Signs with another key than its address says."""

    def __init__(self, keypair):
        self.ss58_address = keypair.ss58_address
        self.other = Keypair.create_from_mnemonic(Keypair.generate_mnemonic())

    def sign(self, message):
        return self.other.sign(message)


async def sign(message_hex):
    return wallet.hotkey.sign(bytes.fromhex(message_hex)).hex()


async def hotkey():
    return wallet.hotkey.ss58_address


serve({"call": call, "sign": sign, "hotkey": hotkey})
