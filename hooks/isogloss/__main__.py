import sys

from isogloss.cli import main

sys.exit(main())
