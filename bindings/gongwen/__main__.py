"""``python -m gongwen``."""

import sys

from gongwen._cli import main

if __name__ == "__main__":
    sys.exit(main())
