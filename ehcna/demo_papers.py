"""Papers for the demonstration: filed, waiting, refused, replaced. Invented, made by real acts."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import User
from cases import pdf
from cases.actions.uploads import Filing, file_upload, take_in
from cases.jobs.scanning import scan_now
from cases.models import Case, Document, Upload
from statutory import days_after, format_date

Sort = Document.Sort
_PAGE = "<html lang='en-GB'><body style='font-family: sans-serif'>{}</body></html>"
_BREAK = "<p style='page-break-after: always'></p>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 64


def seed(officer: User, today: date) -> None:
    """Papers on two cases: one with reports, and the twins' with a letter that names both."""
    case = Case.objects.filter(child__surname="Sandhu").first()
    twins = Case.objects.filter(child__surname="Prentice").order_by("pk").first()
    try:
        if case is not None:
            _reports(case, officer, today)
        if twins is not None:
            _letter_of_both(twins, officer, today)
    except pdf.PdfUnavailable:
        return  # a machine that cannot make PDFs shows a demonstration without papers


def _reports(case: Case, officer: User, today: date) -> None:
    about = f"{case.child}, born {format_date(case.child.date_of_birth)}"
    report = f"<h1>Educational psychology report</h1><p>{about}</p><p>What she can do.</p>"
    more = f"{_BREAK}<h2>What helps</h2><p>Short steps, pictures, time to answer.</p>"
    first = _sent(case, officer, "EP report draft.pdf", report)
    filing = Filing("Educational psychology report", Sort.PSYCHOLOGY, days_after(today, -9))
    paper = file_upload(first, filing=filing, by=officer, looked=True)
    newer = _sent(case, officer, "EP report final.pdf", report + more)
    file_upload(
        newer,
        filing=Filing(
            "Educational psychology report",
            Sort.PSYCHOLOGY,
            days_after(today, -4),
            from_whom="Exampleshire Educational Psychology",
            replaces=paper,
            because="The final version came",
        ),
        by=officer,
        looked=True,
    )
    school = f"<h1>School’s views</h1><p>{about}</p><p>She works best in a small group.</p>"
    _sent(case, officer, "School views.pdf", school)
    take_in(name="IMG_2041.heic", content=ContentFile(HEIC), by=officer, case=case)


def _letter_of_both(case: Case, officer: User, today: date) -> None:
    names = " and ".join(
        str(one.child) for one in Case.objects.filter(child__surname="Prentice").order_by("pk")
    )
    body = f"<h1>Health visitor’s letter</h1><p>About {names}.</p>{_BREAK}<p>The second child.</p>"
    _sent(case, officer, "letter.pdf", body)


def _sent(case: Case, officer: User, name: str, body: str) -> Upload:
    content = ContentFile(pdf.from_html(_PAGE.format(body)))
    upload = take_in(name=name, content=content, by=officer, case=case)
    scan_now([upload.pk])
    upload.refresh_from_db()
    return upload
