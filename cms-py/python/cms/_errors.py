from __future__ import annotations


class CmsError(Exception):
    """A value was refused: a tariff that is wrong, a session that cannot be priced, a frame that cannot be read.

    `code` is stable and for programs, the text of the error is a sentence that says what to do, and `path` is where in a
    document it is (a JSON Pointer), if it is in one. What has the wrong type is a `TypeError`, as elsewhere in Python.

    >>> import cms
    >>> try:
    ...     cms.EvseId.parse("DE*CMS")
    ... except cms.CmsError as error:
    ...     print(error.code)
    station.invalid_evse_id
    """

    code: str
    message: str
    path: str | None

    def __init__(self, code: str, message: str, path: str | None = None) -> None:
        super().__init__(code, message, path)
        self.code = code
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return self.message


CmsError.__module__ = "cms"
