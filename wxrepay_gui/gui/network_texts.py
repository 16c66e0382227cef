"""What is wrong with a text about a proxy, and what to do; English here, Chinese in i18n."""

from collections.abc import Mapping

from wxrepay_gui.domain.network_text import NetworkFault, NetworkTextError
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

FAULTS: Mapping[NetworkFault, str] = {
    NetworkFault.HOST_MISSING: QT_TRANSLATE_NOOP(
        "NetworkFault", "Enter the proxy's name or address, such as 10.1.2.3."
    ),
    NetworkFault.HOST_IS_URL: QT_TRANSLATE_NOOP(
        "NetworkFault", "Enter the name or address alone, without http:// and without slashes."
    ),
    NetworkFault.HOST_HAS_PORT: QT_TRANSLATE_NOOP(
        "NetworkFault", "Enter {host} alone here, and {port} as the port."
    ),
    NetworkFault.HOST_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "NetworkFault", "This can be neither a name nor an address. Ask your IT for the proxy's."
    ),
    NetworkFault.PORT_MISSING: QT_TRANSLATE_NOOP(
        "NetworkFault", "Enter the proxy's port, such as 8080."
    ),
    NetworkFault.PORT_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "NetworkFault", "A port is a whole number from 1 to {highest}. Enter it in digits."
    ),
    NetworkFault.USER_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "NetworkFault", "A user cannot hold a colon. Enter the user alone; the password goes below."
    ),
    NetworkFault.USER_MISSING: QT_TRANSLATE_NOOP(
        "NetworkFault", "Enter the user to whom the password belongs first."
    ),
    NetworkFault.EXCEPTION_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "NetworkFault",
        "“{text}” is no host. Enter names such as api.example.com, or .example.com for all below.",
    ),
}


def fault(error: NetworkTextError) -> str:
    """The sentence of *error*."""
    facts = {name: words.heard(fact) for name, fact in error.facts.items()}
    return words.translated("NetworkFault", FAULTS[error.fault], **facts)
