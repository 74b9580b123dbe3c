"""How an action says no: in a plain sentence, beside the field it is about where there is one."""


class Refused(Exception):
    """An action was refused. The sentences are for the person who asked, never a traceback."""

    def __init__(self, *sentences: str, field: str | None = None) -> None:
        self.sentences = list(sentences)
        self.sentence = ". ".join(sentences)
        super().__init__(self.sentence)
        self.field = field
