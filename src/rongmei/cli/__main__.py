"""`python -m rongmei.cli`."""

from rongmei.cli.main import main

main()
