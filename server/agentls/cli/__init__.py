"""The command line. Everything is imported on first need: most of a short run's time is imports."""

from __future__ import annotations


def main() -> None:
    """Runs the command line; the entry point of the script ``agentls``.

    Raises:
        SystemExit: always; 0 nothing found, 1 findings, 2 misuse, 141 nobody reads the output any more. Ctrl-C ends
            the process with 130.
    """
    import os

    try:
        from agentls.cli.process_end import end_at_interrupt

        end_at_interrupt()
    except KeyboardInterrupt:
        os.write(2, b"Interrupted\n")
        os._exit(130)
    import gc

    # Nothing made while starting is garbage; long runs collect at their own pace.
    gc.disable()
    # Looking for plug-ins of pydantic through all installed packages takes longer than checking a file.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from agentls.cli.app import run

    run()
