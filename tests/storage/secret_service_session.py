"""Runs inside ``dbus-run-session`` with a real gnome-keyring; prints facts as JSON.

Standard input: the keys to keep, as a JSON list of members of KeyMaterial.
"""

import json
import sys
from contextlib import closing

import secretstorage

from wxrepay_gui.domain.errors import KeystoreError
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.storage.keystore import Keystore, system_backend


def kind_of_failure(keystore: Keystore, mchid: str) -> str:
    try:
        keystore.load(mchid)
    except KeystoreError as error:
        return f"{type(error).__name__} {error.reason}"
    return ""


def main() -> None:
    keys = [KeyMaterial(**members) for members in json.load(sys.stdin)]
    backend = system_backend("linux")
    keystore = Keystore(backend)
    facts: dict[str, object] = {"backend": f"{type(backend).__module__}"}
    facts["absent at first"] = kind_of_failure(keystore, "1900000001")
    keystore.delete("1900000001")
    for key in keys:
        keystore.save("1900000001", key)
        keystore.save("1900000001", key)
    facts["the last key came back"] = keystore.load("1900000001") == keys[-1]
    keystore.save("1900000002", keys[0])
    facts["each merchant has its own"] = keystore.load("1900000001") == keys[-1]
    with closing(secretstorage.dbus_init()) as bus:
        items = list(secretstorage.get_default_collection(bus).get_all_items())
        facts["entries"] = sorted(item.get_attributes()["service"] for item in items)
        keystore.delete("1900000002")
        facts["absent when deleted"] = kind_of_failure(keystore, "1900000002")
        secretstorage.get_default_collection(bus).lock()
    facts["locked"] = kind_of_failure(keystore, "1900000001")
    facts["foreign modules"] = sorted({"canary", "keyring.backends.null"} & set(sys.modules))
    print(json.dumps(facts))  # noqa: T201  the test reads it


main()
