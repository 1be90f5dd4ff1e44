"""Real files of every format, written by the libraries that people's programs use, or by hand where none is at hand."""

import io
import mailbox
import tarfile
import warnings
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
from pypdf import PdfReader, PdfWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from allsource.intake import Met, Options, Refused, Taken, take_bytes

MET = datetime(2024, 5, 12, 9, 30, tzinfo=UTC)

STORY = (
    "Malta denies secret talks\n"
    "\n"
    "By Ana Ruiz | Associated Press\n"
    "May 10, 2024\n"
    "\n"
    "VALLETTA, Malta (AP) — Malta’s foreign ministry on Friday denied that it had held secret talks with France over "
    "patrol boats.\n"
    "\n"
    "“There were no talks,” said spokesman Karl Borg, who declined to comment further on the matter.\n"
)

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Malta denies secret talks | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-05-10T14:20:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
{"@type": "NewsArticle", "headline": "Malta denies secret talks", "author": [{"@type": "Person", "name": "Ana Ruiz"}],
"publisher": {"@type": "Organization", "name": "Harbour Post"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Malta denies secret talks</h1><p class="byline">By Ana Ruiz</p>
<p>VALLETTA, May 10 (Reuters) - Malta&rsquo;s foreign ministry on Friday denied that it had held <b>secret</b> talks
with France over patrol boats.</p>
<p>&ldquo;There were no talks,&rdquo; said spokesman Karl Borg.<br>He declined further comment on the matter.</p>
<ul><li>Boats were seen off the harbour on May 7.</li><li>France has said nothing at all so far.</li></ul>
<p>(Reporting by Ana Ruiz; editing by Tom Vale)</p></article>
<aside>Subscribe to our newsletter!</aside><footer>© 2024 Harbour Post. All rights reserved.</footer></body></html>
"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Strait Monitor</title>
<link>https://strait.example/</link><description>news</description>
<item><title>Malta denies secret talks</title><link>https://strait.example/a?x=1&amp;y=2</link><guid>a1</guid>
<pubDate>Fri, 10 May 2024 14:20:00 +0200</pubDate>
<source url="https://harbour.example/rss">Harbour Post</source>
<description>&lt;p&gt;Malta’s foreign ministry denied that it had held talks with France.&lt;/p&gt;</description></item>
<item><title>Two ships collide off Ceuta</title><link>https://strait.example/b</link>
<pubDate>Sat, 11 May 2024 08:00:00 GMT</pubDate><description>short</description>
<content:encoded><![CDATA[<p>Two ships collided off Ceuta on Saturday.</p>
<p>Nobody was hurt, the port said.</p>]]></content:encoded>
</item></channel></rss>
"""

ARTICLES = [
    {
        "title": "Malta denies secret talks",
        "text": "Malta’s foreign ministry on Friday denied talks with France.\n\nIt declined to comment further.",
        "published": "2024-05-10",
        "outlet": "Harbour Post",
        "author": ["Ana Ruiz", "Tom Vale"],
        "url": "https://harbour.example/a",
    },
    {
        "headline": "Two ships collide",
        "body": "<p>Two ships collided off Ceuta.</p><p>Nobody was hurt.</p>",
        "date": 1715414400,
        "source": {"name": "Strait Monitor"},
    },
]


def pdf_of(pages: list[list[str]], *, encrypt: str | None = None) -> bytes:
    """A PDF by hand (ISO 32000-1, 7.5): one font, each page's lines from the top, 14 points apart."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.translate({40: None, 41: None, 92: None})}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        box = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {len(objects)} 0 R >>")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    table = out.tell()
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{trailer}".encode())
    return _encrypted(out.getvalue(), encrypt) if encrypt is not None else out.getvalue()


def _encrypted(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def mail_of(*, html_only: bool = False, attached: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Post <news@harbour.example>"
    message["To"] = "desk@reader.example"
    message["Subject"] = "Malta dément: “no secret talks” — Côte"
    message["Date"] = "Fri, 10 May 2024 14:20:00 +0200"
    message["Message-ID"] = "<1@harbour.example>"
    if html_only:
        message.set_content("<p>Malta’s ministry denied talks.</p><p>It said no more.</p>", subtype="html")
    else:
        message.set_content("Malta’s ministry denied talks.\n\nIt said no more.\n")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def docx_of() -> bytes:
    document = docx.Document()
    document.add_heading("Malta denies secret talks", 0)
    document.add_paragraph("By Ana Ruiz")
    document.add_paragraph("VALLETTA (Reuters) - Malta’s foreign ministry denied talks with France on Friday.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Boats", "two"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mbox_of(path: Path) -> bytes:
    box = mailbox.mbox(path)
    box.add(mail_of())
    box.add(mail_of(html_only=True, attached={"story.txt": STORY.encode()}))
    box.close()
    return path.read_bytes()


def warc_of(*, compressed: bool) -> bytes:
    with warnings.catch_warnings():  # warcio leaves its temporary files to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        return _warc_of(compressed=compressed)


def _warc_of(*, compressed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for address, status, kind, body in (
        ("https://harbour.example/2024/05/10/talks", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://harbour.example/logo.png", "200 OK", "image/png", b"\x89PNG\r\n"),
        ("https://harbour.example/gone", "404 Not Found", "text/html", b"<html><body>gone</body></html>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        dated = {"WARC-Date": "2024-05-11T06:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                address, "response", io.BytesIO(body), http_headers=headers, warc_headers_dict=dated
            )
        )
    return out.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tar_of(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def taken(content: bytes, name: str, **stated: Any) -> list[Taken]:
    """Every article in the bytes; fails where anything is refused."""
    found = results(content, name, **stated)
    assert not [str(result) for result in found if isinstance(result, Refused)]
    return [result for result in found if isinstance(result, Taken)]


def one(content: bytes, name: str, **stated: Any) -> Taken:
    """The only article in the bytes."""
    (only,) = taken(content, name, **stated)
    return only


def refusal(content: bytes, name: str, **stated: Any) -> Refused:
    """The only result, a refusal."""
    (only,) = results(content, name, **stated)
    assert isinstance(only, Refused), only
    return only


def results(content: bytes, name: str, **stated: Any) -> list[Taken | Refused]:
    """Everything that comes of the bytes."""
    met = Met(address=name, retrieved_at=MET, charset=stated.pop("charset", ""))
    return list(take_bytes(content, name, met, Options(**stated)))
