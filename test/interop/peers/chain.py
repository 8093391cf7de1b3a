"""The SDK's reader of the chain, connected to the endpoint given on the command line."""

import sys

import bittensor as bt
from peer import serve

endpoint, netuid = sys.argv[1], int(sys.argv[2])
subtensor = None
metagraph = None


def connection():
    global subtensor
    if subtensor is None:
        subtensor = bt.subtensor(network=endpoint)
    return subtensor


def read():
    """A sync as the subnet's miner does it: one metagraph, filled again and again."""
    global metagraph
    if metagraph is None:
        metagraph = bt.metagraph(netuid=netuid, network=connection().network, sync=False, lite=True)
    metagraph.sync(subtensor=connection())
    return {
        "block": int(metagraph.block.item()),
        "neurons": [
            {
                "uid": int(uid),
                "hotkey": metagraph.hotkeys[uid],
                "coldkey": metagraph.coldkeys[uid],
                "ip": metagraph.axons[uid].ip,
                "port": metagraph.axons[uid].port,
                "protocol": metagraph.axons[uid].protocol,
                "serving": metagraph.axons[uid].is_serving,
                "permit": bool(metagraph.validator_permit[uid]),
                "stake": float(metagraph.S[uid]),
                "trust": float(metagraph.T[uid]),
                "incentive": float(metagraph.I[uid]),
                "emission": float(metagraph.E[uid]),
                "last_update": int(metagraph.last_update[uid]),
            }
            for uid in metagraph.uids
        ],
    }


def registered(hotkey):
    return connection().is_hotkey_registered(netuid=netuid, hotkey_ss58=hotkey)


serve({"read": read, "registered": registered})
