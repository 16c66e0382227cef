"""The system's proxy, asked in processes of their own with settings of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HOST = "api.mch.weixin.qq.com"
SCRIPT = """
import sys
from wxrepay_gui.gui.system_proxy import system_proxy
late = "PySide6.QtNetwork" in sys.modules
found = system_proxy(sys.argv[1])
print(late, "-" if found is None else f"{found.kind} {found.address} {found.user}", repr(found))
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there do environment variables set the system's proxy"
)


def ask(**settings: str) -> str:
    names = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
    clean = {name: text for name, text in os.environ.items() if name.lower() not in names}
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT, HOST],
        env={**clean, **settings, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert found.stderr == ""
    return found.stdout.strip()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "-"),
        ({"https_proxy": "http://10.1.2.3:8080"}, "http 10.1.2.3:8080"),
        ({"https_proxy": "http://somebody:secret@10.1.2.3:8080"}, "http 10.1.2.3:8080 somebody"),
        ({"https_proxy": "socks5://10.1.2.3:1080"}, "socks5 10.1.2.3:1080"),
        ({"https_proxy": "http://10.1.2.3:8080", "no_proxy": HOST}, "-"),
        (
            {"https_proxy": "http://10.1.2.3:8080", "no_proxy": "other.invalid"},
            "http 10.1.2.3:8080",
        ),
    ],
)
def test_the_systems_proxy_is_found_and_its_password_is_not(
    settings: dict[str, str], expected: str
) -> None:
    found = ask(**settings)
    assert found.startswith(f"False {expected}")
    assert "secret" not in found
