"""What families, schools and services hold in their hands, all made from one plan as data.

- `shown.sections_of`, `links.thread_of`, `front.front_of`: what is shown, for screens as for paper
- `html.page`, `html.body`: the plan; `docx.document`: an editable copy of it
- `summary.page`: what will happen, who, when; `easy.page`: in easy words, with signs
- `differences.page`, `differences.fragment`: an old plan beside a new one
- `front.title_of`, `front.file_name`: what a file is called, which names nobody

A page becomes a PDF with `cases.pdf.from_html`.
"""
