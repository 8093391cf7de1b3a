"""The subnet's own miner out of a checkout of it, as its entry file would start it: `upstream_miner.py CHECKOUT FLAGS…`."""

import os
import runpy
import sys

checkout = sys.argv[1]
neurons = os.path.join(checkout, "neurons")
sys.path[:] = [neurons, *sys.path[1:]]

# There is no web here to ask for one's own address.
from bittensor.utils import networking  # noqa: E402

networking.get_external_ip = lambda: "203.0.113.7"

sys.argv = ["serve_miner.py", *sys.argv[2:]]
runpy.run_path(os.path.join(neurons, "serve_miner.py"), run_name="__main__")
