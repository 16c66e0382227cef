"""Lets ``python -m wxrepay_gui`` start the program."""

import sys

from wxrepay_gui.app import main

sys.exit(main())
