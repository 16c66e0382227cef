"""A session bus of the test's own, a real gnome-keyring on it, and what else answers there."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from xml.sax.saxutils import escape

from jeepney import (  # type: ignore[import-untyped]  # it has no types
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # the same
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # the same
    DBusConnection,
    Proxy,
    open_dbus_connection,
)

SECRETS = "org.freedesktop.secrets"
PROMPTER = "org.gnome.keyring.SystemPrompter"
LONGEST_WAIT = 30.0

CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    {policy}
  </policy>
</busconfig>
"""
FORBIDDEN = f'<deny send_destination="{SECRETS}"/>'
"""A rule that lets nobody talk to the Secret Service."""


@contextmanager
def running_bus(folder: Path, *, policy: str = "", activated: str = "") -> Iterator[str]:
    """The address of a bus; the command *activated* stands for the Secret Service, if it is any."""
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(folder=escape(str(folder)), policy=policy), encoding="utf-8")
    if activated:
        service = f"[D-BUS Service]\nName={SECRETS}\nExec={activated}\n"
        (folder / "secrets.service").write_text(service, encoding="utf-8")
    with subprocess.Popen(
        ["dbus-daemon", "--nofork", "--print-address", f"--config-file={config}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as bus:
        assert bus.stdout is not None
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


@contextmanager
def running_gnome_keyring(address: str, home: Path, *, password: str = "") -> Iterator[None]:
    """A real gnome-keyring; unlocked with a login keyring of *password*, if that is any."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    with (
        closing(open_dbus_connection(bus=address)) as bus,
        subprocess.Popen(
            [
                "gnome-keyring-daemon",
                "--foreground",
                "--components=secrets",
                *(["--unlock"] if password else []),
            ],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "XDG_RUNTIME_DIR": str(runtime),
                "DBUS_SESSION_BUS_ADDRESS": address,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as daemon,
    ):
        assert daemon.stdin is not None
        daemon.stdin.write(password.encode())
        daemon.stdin.close()
        try:
            _wait_for(bus, SECRETS)
            yield
        finally:
            daemon.terminate()


def _wait_for(bus: DBusConnection, name: str) -> None:
    """Wait until somebody owns *name*."""
    rule = MatchRule(type="signal", member="NameOwnerChanged", path=message_bus.object_path)
    rule.add_arg_condition(0, name)
    asked = Proxy(message_bus, bus)
    asked.AddMatch(rule)
    with bus.filter(rule) as changes:
        if not asked.NameHasOwner(name)[0]:
            bus.recv_until_filtered(changes, timeout=LONGEST_WAIT)


class Responder:
    """Answers what is called by one name of the bus, in a thread of its own, until closed."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.bus = open_dbus_connection(bus=address)
        assert Proxy(message_bus, self.bus).RequestName(name) == (1,)
        self.thread = Thread(target=self._serve)
        self.thread.start()

    def close(self) -> None:
        with closing(open_dbus_connection(bus=self.address)) as other:
            other.send(new_method_call(DBusAddress("/", bus_name=self.bus.unique_name), "Stop"))
            self.thread.join(LONGEST_WAIT)
        self.bus.close()

    def answer(self, member: str, call: Message) -> None:
        raise NotImplementedError

    def _serve(self) -> None:
        while True:
            call = self.bus.receive(timeout=LONGEST_WAIT)
            if call.header.message_type is MessageType.method_call:
                member = call.header.fields[HeaderFields.member]
                if member == "Stop":
                    return
                self.answer(member, call)


class Declining(Responder):
    """gnome-keyring's prompter, before which sits somebody who cancels whatever it shows."""

    def __init__(self, address: str) -> None:
        super().__init__(address, PROMPTER)
        self.shown: list[str] = []

    def answer(self, member: str, call: Message) -> None:
        self.bus.send(new_method_return(call))
        path, *more = call.body
        if member == "BeginPrompting":
            self._call_back(call, path, "PromptReady", "sa{sv}s", ("", {}, ""))
        elif member == "PerformPrompt":
            self.shown.append(more[0])
            self._call_back(call, path, "PromptReady", "sa{sv}s", ("no", {}, more[-1]))
        else:
            self._call_back(call, path, "PromptDone", "", ())

    def _call_back(
        self, call: Message, path: str, member: str, signature: str, body: tuple[object, ...]
    ) -> None:
        address = DBusAddress(
            path,
            bus_name=call.header.fields[HeaderFields.sender],
            interface="org.gnome.keyring.internal.Prompter.Callback",
        )
        self.bus.send(new_method_call(address, member, signature, body))


class LockedService(Responder):
    """A Secret Service that is not gnome-keyring's, and locked.

    Asked to unlock, it shows a prompt that somebody cancels, if it *prompts*; else it opens at
    once, or, being *stubborn*, stays locked. Where it has no *collection*, it makes none either.
    """

    def __init__(
        self,
        address: str,
        *,
        prompts: bool = False,
        stubborn: bool = False,
        collection: bool = True,
    ) -> None:
        self.prompts = prompts
        self.stubborn = stubborn
        self.collection = collection
        self.locked = True
        super().__init__(address, SECRETS)

    def answer(self, member: str, call: Message) -> None:
        answers: dict[str, Callable[[Message], Message]] = {
            "Get": self._get,
            "OpenSession": lambda asked: new_method_return(asked, "vo", (("ay", b"\2"), "/one")),
            "Prompt": new_method_return,
            "SearchItems": lambda asked: new_method_return(asked, "ao", ([],)),
            "Unlock": self._unlock,
        }
        self.bus.send(answers.get(member, _unknown)(call))
        if member == "Prompt":
            prompt = DBusAddress("/prompt", interface="org.freedesktop.Secret.Prompt")
            self.bus.send(new_signal(prompt, "Completed", "bv", (True, ("ao", []))))

    def _get(self, call: Message) -> Message:
        if not self.collection:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownObject")
        values = {"Label": ("s", "mine"), "Locked": ("b", self.locked)}
        return new_method_return(call, "v", (values[call.body[1]],))

    def _unlock(self, call: Message) -> Message:
        self.locked = self.prompts or self.stubborn
        return new_method_return(call, "aoo", ([], "/prompt" if self.prompts else "/"))


def _unknown(call: Message) -> Message:
    return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
