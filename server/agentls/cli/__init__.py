"""The command line. Everything is imported on first need: most of a short run's time is imports."""

from __future__ import annotations

import os


def main() -> None:
    """Runs the command line; the entry point of the script ``agentls``.

    Raises:
        SystemExit: always; 0 nothing found, 1 findings, 2 misuse, 141 nobody reads the output any more. Ctrl-C ends
            the process with 130.
    """
    try:
        from agentls.cli.process_end import end_at_interrupt

        end_at_interrupt()
    except KeyboardInterrupt:
        os.write(2, b"Interrupted\n")
        os._exit(130)
    import gc

    from agentls.cli.streams import end_with

    # Nothing made while starting is garbage; long runs collect at their own pace.
    gc.disable()
    end_with(_run)


def _run() -> int:
    import sys

    known = None
    kept = sys.argv[1:2] == ["check"] and "--no-cache" not in sys.argv
    if kept and "_AGENTLS_COMPLETE" not in os.environ:
        from agentls.cli.cache import is_possible

        if is_possible():
            from agentls.cli.cache.runs import run_again

            known = run_again(sys.argv[2:])
    if known is not None:
        return known
    # Looking for plug-ins of pydantic through all installed packages takes longer than checking a file.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from agentls.cli.app import run

    return run()
