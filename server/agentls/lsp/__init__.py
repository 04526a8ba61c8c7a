"""The language server: the only package that knows the protocol, its lines and its columns.

``main`` starts it, ``server`` holds the handlers, ``session`` the state, ``convert`` translates.
"""
