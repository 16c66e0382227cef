"""One merchant's line to WeChat Pay, put together."""

from collections.abc import Callable
from datetime import datetime

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.wechat.client import Client
from wxrepay_gui.wechat.keys import PrivateKey
from wxrepay_gui.wechat.signing import Signer
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.verification import Verifier


def client_of(
    merchant: Merchant,
    *,
    key: Callable[[], PrivateKey],
    transport: Transport,
    author: Author,
    now: Callable[[], datetime],
    noticed: Callable[[Attempt], object] = lambda _attempt: None,
) -> Client:
    """*merchant*'s line to WeChat Pay.

    Raises:
        KeyFileError: WeChat Pay's public key or certificate in the settings is none.
    """
    return Client(
        signer=Signer(mchid=merchant.mchid, serial_no=merchant.serial_no, key=key),
        verifier=Verifier.of(merchant),
        transport=transport,
        now=now,
        user_agent=user_agent(author),
        noticed=noticed,
    )


def user_agent(author: Author) -> str:
    """Product and version, without which WeChat Pay refuses requests."""
    return f"wxrepay-gui/{author.version}"
