"""One exchange in a process of its own, whose environment means harm; told as one line of JSON."""

import json
import os
import sys
from pathlib import Path

from wxrepay_gui.wechat.transport import Limits, Transport

LIMITS = Limits(connect=3.0, silence=3.0, whole=5.0)


def main() -> None:
    """Ask the port that stands first, trusting the root in the file that stands second."""
    port, root = int(sys.argv[1]), Path(sys.argv[2])
    transport = Transport.practice(port, root.read_text(encoding="ascii"), LIMITS)
    (host,) = transport.hosts
    found = transport.exchange(
        host, "POST", "/v3/book", headers={}, body=b"{}", authorize=lambda path: f"SIGNED {path}"
    )
    told = {
        "stage": found.stage,
        "fault": found.fault,
        "error": found.error,
        "status": found.answer.status if found.answer else None,
        "trusted": len(transport.context.get_ca_certs()),
        "public": Transport.real().context.cert_store_stats()["x509_ca"],
        "files": sorted(one.name for one in Path.cwd().iterdir()),
        "pid": os.getpid(),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
