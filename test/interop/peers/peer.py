"""One line of JSON in, one line of JSON out: how the tests speak with their Python peers."""

import asyncio
import inspect
import json
import os
import sys
import traceback

# The SDK logs to standard output; what is said to the tests goes through a descriptor of its own.
_out = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)


def serve(handlers):
    """Answers `{"id", "what", …}` with `handlers[what](**rest)` until the input ends; several at a time."""
    asyncio.run(_serve(handlers))
    # Servers of the SDK run in threads that nobody joins.
    os._exit(0)


async def _serve(handlers):
    loop = asyncio.get_running_loop()
    running = set()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        task = asyncio.create_task(_answer(handlers, json.loads(line)))
        running.add(task)
        task.add_done_callback(running.discard)


async def _answer(handlers, message):
    number, what = message.pop("id"), message.pop("what")
    try:
        result = handlers[what](**message)
        if inspect.isawaitable(result):
            result = await result
        answer = {"id": number, "result": result}
    except Exception as error:
        traceback.print_exc()
        answer = {"id": number, "error": f"{type(error).__name__}: {error}"}
    _out.write(json.dumps(answer) + "\n")


def without_external_ip():
    """The SDK asks a web service for its own address, without a time limit. Here it is told one for documentation."""
    from bittensor.utils import networking

    networking.get_external_ip = lambda: "203.0.113.7"
