"""`python -m gtm_framework.cli`."""

from gtm_framework.cli import main

main()
