"""A frozen version as papers of its case: the plan, the changes side by side, the appendices."""

from __future__ import annotations

from functools import cached_property

from accounts.models import User
from cases import pdf
from cases.actions import documents
from cases.models import Document, FamilyMember
from cases.refusals import Refused

from .models import Version
from .output import differences, html, losses
from .queries.assembling import appendices_of, content_of
from .queries.versions import newest_issued

STANDARD = FamilyMember.Format.STANDARD.value


class Papers:
    """What goes out with a version, each made once and kept on the case."""

    def __init__(self, version: Version, by: User) -> None:
        self.version, self.by = version, by
        self.plan = content_of(version)
        self._made: dict[str, Document] = {}

    @property
    def standard(self) -> Document:
        """The plan as most readers get it."""
        return self.in_format(STANDARD)

    def in_format(self, kind: str) -> Document:
        """The plan in the form its reader wishes: standard, large print, plain."""
        if kind not in self._made:
            page = html.page(self.plan, kind=kind, reference=self.version.case.reference)
            self._made[kind] = self._file(self.version.get_status_display(), kind, page)
        return self._made[kind]

    @cached_property
    def changes(self) -> list[Document]:
        """What changed since the version before, side by side; and what is taken away, and why.

        With a notice of amendments the plan as it is comes too.
        """
        old = newest_issued(self.version.plan, before=self.version)
        if old is None:
            return []
        reference = self.version.case.reference
        side_by_side = differences.page(content_of(old), self.plan, reference=reference)
        papers = [self._file("What changed, old and new", STANDARD, side_by_side)]
        if taken := list(self.version.accepted_losses.all()):
            said = tuple(losses.Taken(one.item, one.was, one.now, one.because) for one in taken)
            page = losses.page(self.plan, said, reference=reference)
            papers.append(self._file("What is taken away, and why", STANDARD, page))
        as_it_is = [old.document] if self._is_notice and old.document else []
        return [*as_it_is, *papers]

    @property
    def _is_notice(self) -> bool:
        return self.version.status == Version.Status.PROPOSED

    @cached_property
    def appendices(self) -> list[Document]:
        """The papers of Section K."""
        found = (one.document for one in appendices_of(self.version))
        return list(dict.fromkeys(one for one in found if one is not None and not one.internal))

    def for_member(self, member: FamilyMember) -> list[Document]:
        """What one of the family gets: in their form, and nothing kept for somebody else."""
        papers = [self.in_format(member.letter_format), *self.changes, *self.appendices]
        return [one for one in papers if one.private_to_id in (None, member.pk)]

    @property
    def for_bodies(self) -> list[Document]:
        """What the named setting and health get: nothing that is kept for one person."""
        papers = [self.standard, *self.appendices]
        return [one for one in papers if one.private_to_id is None]

    def _file(self, title: str, kind: str, page: str) -> Document:
        try:
            content = pdf.from_html(page)
        except pdf.PdfUnavailable as why:
            raise Refused(why.sentence) from None
        shape = "" if kind == STANDARD else f", {FamilyMember.Format(kind).label.lower()}"
        return documents.file(
            self.version.case,
            title=f"{title}, version {self.version.number}{shape}",
            content=content,
            media_type=documents.PDF,
            by=self.by,
            snapshot={"version": self.version.number, "fingerprint": self.version.fingerprint},
            particulars=documents.Particulars(sort=Document.Sort.PLAN),
        )
