"""`python -m servanda` is the command `servanda`."""

from servanda.cli.app import main

if __name__ == "__main__":
    main()
