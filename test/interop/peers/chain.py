"""The SDK's reader of the chain, connected to the endpoint given on the command line."""

import sys

import bittensor as bt
from async_substrate_interface import SubstrateInterface
from peer import serve

_request = SubstrateInterface.rpc_request


def with_0x(self, method, params, *rest, **named):
    """Nodes take the arguments of a call with and without it; chopsticks, which runs real runtimes, only with it."""
    if method == "state_call" and params and not params[1].startswith("0x"):
        params = [params[0], "0x" + params[1], *params[2:]]
    return _request(self, method, params, *rest, **named)


SubstrateInterface.rpc_request = with_0x

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


def neurons(block):
    """What the SDK makes of the runtime's own answer, whatever form that runtime gives it."""
    return [
        {
            "uid": neuron.uid,
            "hotkey": neuron.hotkey,
            "coldkey": neuron.coldkey,
            "ip": neuron.axon_info.ip,
            "port": neuron.axon_info.port,
            "serving": neuron.axon_info.is_serving,
            "permit": neuron.validator_permit,
            "trust": neuron.trust,
            "incentive": neuron.incentive,
            "emission": neuron.emission,
            "last_update": neuron.last_update,
        }
        for neuron in connection().neurons_lite(netuid, block=block)
    ]


def registered(hotkey):
    return connection().is_hotkey_registered(netuid=netuid, hotkey_ss58=hotkey)


serve({"read": read, "neurons": neurons, "registered": registered})
