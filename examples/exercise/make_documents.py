"""Write the exercise's PDF and DOCX: `python examples/exercise/make_documents.py`. EXERCISE – invented.

The PDF is written by hand (one page, base fonts, a real text layer, PDF 1.4), so that making it needs nothing; the DOCX
by python-docx, its archive dated 1980 so that the bytes do not change from run to run.
"""

import io
import textwrap
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document

REPORTS = Path(__file__).parent / "reports"
NOTICE = "EXERCISE – invented. No such office, ship, firm or person exists."

BULLETIN_TITLE = "Asphodel Star: three dead, eleven injured"
BULLETIN = [
    "TARIFA – The number of dead after the attack on the tanker Asphodel Star has risen to three, the harbourmaster's "
    "office said on Wednesday. Eleven crew members were injured in the attack in the Strait of Gibraltar on Tuesday, "
    "two more than first reported.",
    "The third man died in the hospital in Algeciras on Tuesday night, said Edda Quiroga, the harbourmaster of Tarifa. "
    "She said the first count had been made in the dark. The names of the dead are not published in this bulletin.",
    "Portugal sent a fire-fighting team to Algeciras on Wednesday. The team brought 12 tonnes of foam.",
    "The northern lane of the strait was closed for seven hours on Tuesday and is open again. Masters should expect "
    "inspections. Ships bound for Tangier may be held in daylight anchorages west of Tarifa, the Straits Harbour "
    "Council said.",
    "The patrol boats Vigía Primera and Vigía Segunda are on station off Tarifa. The council deployed them on Tuesday "
    "morning. A third boat is due on Friday.",
    "The coast guard is investigating who steered the drones. Quiroga declined to comment on the message in which the "
    "Levante Column claimed responsibility. It is not known where the drones were launched.",
    "At 3:10 a.m. on Tuesday, an hour before the attack, the watch in Tarifa called the Asphodel Star by radio and "
    "received no answer, the log says. Corvane Shipping, which owns the ship, said its officers had heard no call.",
    "The harbourmaster's office asked masters to keep their transponders switched on at all times. Fishing boats were "
    "ordered to stay north of the lane until Friday.",
    "The next bulletin will be issued on Friday.",
]

TRANSFER_TITLE = "A night's work off Ceuta: who filled the Grey Wagtail?"
TRANSFER = [
    "CEUTA – Three people who saw the transfer told Atlantic Freight Monitor that the tanker Corvane Pioneer delivered "
    "about 600 tonnes of diesel to the bulk carrier Grey Wagtail in the Strait of Gibraltar on the night of 7 May.",
    "The two ships lay side by side for three hours some eight miles north-east of Ceuta, said a fisherman who watched "
    "from his boat. “There were no lights on the small one,” he said. “On the tanker they had covered the name.”",
    "Bulk carriers do not sell fuel. Two traders in Algeciras said the Grey Wagtail has sold diesel to small craft on "
    "the Moroccan side of the strait since February. One of them said the buyers included men of the Levante Column. "
    "The other said he did not know who the buyers were.",
    "Corvane Shipping denied that its tanker had been off Ceuta. “The Pioneer was at anchor in Cádiz,” said Dana Holm, "
    "a spokeswoman for the company. She refused to provide the ship's log.",
    "Tidewell Fuels, which chartered the Corvane Pioneer in April, said it had returned the ship on 2 May. It sold "
    "Corvane Shipping 4,000 tonnes of diesel in Huelva that month, the firm said.",
    "The Straits Harbour Council opened an investigation on Thursday. The council has asked Corvane Shipping for the "
    "logs of both its tankers, Edda Quiroga, the harbourmaster of Tarifa, said. The company has not replied.",
    "Insurers may treat the transfer as smuggling. If the fuel reached the group, Corvane could lose its cover, said "
    "Leonor Brandt, the head of marine risk at Pellicane Mutual.",
    "The owner of the Grey Wagtail, a company registered in Valletta, could not be reached for comment. A man who "
    "answered its telephone said he was the cleaner.",
    "It is unclear who paid for the diesel.",
]


def pdf(title: str, outlet: str, published: datetime, paragraphs: list[str]) -> bytes:
    """One page of Helvetica and Times with its text as text."""
    lines = [
        ("F1", 16, title), ("F2", 8, ""), ("F1", 9, f"{outlet} | {published.day} {published:%B %Y}"),
        ("F2", 8, ""),
    ]  # fmt: skip
    for paragraph in paragraphs:
        lines += [("F2", 11, line) for line in textwrap.wrap(paragraph, 92)] + [("F2", 6, "")]
    content = "BT 56 800 Td\n" + "".join(_row(*line) for line in lines) + "ET"
    stamp = f"D:{published:%Y%m%d%H%M%S}Z"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_escaped(title)}) /Subject (EXERCISE - invented) /CreationDate ({stamp}) >>",
    ]
    return _file(parts)


def _row(font: str, size: int, words: str) -> str:
    return f"/{font} {size} Tf {size + 3} TL ({_escaped(words)}) Tj T*\n"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(parts: list[str]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, part in enumerate(parts, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{part}\nendobj\n".encode("cp1252"))
    start = out.tell()
    out.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R /Info {len(parts)} 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(title: str, outlet: str, author: str, published: datetime, paragraphs: list[str]) -> bytes:
    """Headline, byline line and paragraphs; the archive's entries carry one fixed date."""
    document = Document()
    facts = document.core_properties
    facts.title, facts.author, facts.comments = title, author, NOTICE
    facts.created = facts.modified = published
    document.add_heading(title, level=1)
    document.add_paragraph(f"{outlet} | {published.day} {published:%B %Y}")
    document.add_paragraph(f"By {author}")
    for paragraph in [*paragraphs, NOTICE]:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return _dated_1980(held)


def _dated_1980(held: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    bulletin_day = datetime(2024, 5, 8, 16, 0, tzinfo=UTC)
    transfer_day = datetime(2024, 5, 10, 9, 0, tzinfo=UTC)
    (REPORTS / "05-harbour-bulletin.pdf").write_bytes(
        pdf(BULLETIN_TITLE, "Tarifa Harbour Bulletin", bulletin_day, [*BULLETIN, NOTICE])
    )
    (REPORTS / "09-night-transfer.docx").write_bytes(
        docx(TRANSFER_TITLE, "Atlantic Freight Monitor", "Ingrid Sabal", transfer_day, TRANSFER)
    )
