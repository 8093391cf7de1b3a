"""The wallet software: makes, opens and converts hotkey files under the folder of wallets given on the command line."""

import ctypes
import json
import os
import sys

from bittensor_wallet import Keypair, Wallet
from bittensor_wallet.keyfile import (
    keyfile_data_encryption_method,
    legacy_encrypt_keyfile_data,
)
from peer import serve

(folder,) = sys.argv[1:]
_libc = ctypes.CDLL(None)
_libc.getenv.restype = ctypes.c_char_p


def wallet_of(hotkey):
    return Wallet(name="interop", hotkey=hotkey, path=folder)


def described(wallet, keypair):
    return {
        "file": wallet.hotkey_file.path,
        "ss58": keypair.ss58_address,
        "public_key": keypair.public_key.hex(),
        "variable": wallet.hotkey_file.env_var_name(),
    }


def make(hotkey, source=None, value=None, password=None):
    wallet = wallet_of(hotkey)
    if source is None:
        wallet.create_new_hotkey(
            use_password=password is not None, hotkey_password=password, overwrite=False, suppress=True
        )
    else:
        keypair = getattr(Keypair, f"create_from_{source}")(value)
        wallet.set_hotkey(keypair, encrypt=password is not None, hotkey_password=password)
    return described(wallet, wallet.get_hotkey(password))


def open_file(hotkey, password=None, environment=None):
    os.environ.update(environment or {})
    wallet = wallet_of(hotkey)
    return described(wallet, wallet.get_hotkey(password) if password else wallet.hotkey)


def password_in_environment(hotkey, password):
    keyfile = wallet_of(hotkey).hotkey_file
    keyfile.save_password_to_env(password)
    variable = keyfile.env_var_name()
    # The software sets it behind Python's back, whose os.environ is a copy.
    value = _libc.getenv(variable.encode()).decode()
    os.unsetenv(variable)
    return {"variable": variable, "value": value}


def sign(hotkey, message_hex, password=None):
    return wallet_of(hotkey).get_hotkey(password).sign(bytes.fromhex(message_hex)).hex()


def verify(ss58, message_hex, signature_hex):
    return Keypair(ss58_address=ss58).verify(bytes.fromhex(message_hex), bytes.fromhex(signature_hex))


def outdated(hotkey, password):
    """Rewrites a plain file in the Ansible Vault form that older wallets wrote."""
    path = wallet_of(hotkey).hotkey_file.path
    with open(path, "rb") as file:
        plain = file.read()
    sealed = bytes(legacy_encrypt_keyfile_data(plain, password))
    with open(path, "wb") as file:
        file.write(sealed)
    return {"method": keyfile_data_encryption_method(sealed), "plain": plain.decode()}


def content(hotkey):
    with open(wallet_of(hotkey).hotkey_file.path) as file:
        return json.load(file)


serve(
    {
        "make": make,
        "open": open_file,
        "environment": password_in_environment,
        "sign": sign,
        "verify": verify,
        "outdated": outdated,
        "content": content,
    }
)
