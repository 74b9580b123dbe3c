"""How an action says no: in a plain sentence, beside the field it is about where there is one."""


class Refused(Exception):
    """An action was refused. The sentence is for the person who asked, never a traceback."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
