"""When Python looks for garbage."""

import gc


def clear_up() -> None:
    """Free what loading has left, for what is loaded next: attrs makes each class of the protocol twice."""
    gc.collect()


def collect_rarely() -> None:
    """Look for garbage from now on, without what has been loaded: it stays."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(5_000, 4, 4)


def set_aside() -> None:
    """Take what has just been read out of the rounds: it stays, and a round through ten thousand names is felt."""
    gc.collect(1)
    gc.freeze()


def keep() -> None:
    """Take what is there out of the garbage collector's rounds, for it stays."""
    gc.collect()
    gc.freeze()
    # A whole round waits until there is a quarter more than after the last one: that is to be little.
    gc.collect()


def keep_anew() -> None:
    """As ``keep``, after a round through what was to stay: documents that were open then have been closed since."""
    let_go()
    keep()


def let_go() -> None:
    """Take what was to stay into the rounds again."""
    gc.unfreeze()
