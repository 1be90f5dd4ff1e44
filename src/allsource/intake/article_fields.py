"""Under which names JSON articles carry their fields, and their lists."""

__all__ = ["FIELDS", "LISTS", "NAMES"]

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *(
            "text",
            "body",
            "content",
            "content_html",
            "content_text",
            "article",
            "articleBody",
            "article_text",
            "maintext",
        ),
        *(
            "full_text",
            "fulltext",
            "story",
            "body_text",
            "plain_text",
            "raw_text",
            "html",
            "content.rendered",
            "summary",
        ),
        *("description",),
    ),
    "title": ("title", "headline", "head", "title.rendered", "headline.main", "name"),
    "published": (
        *(
            "published",
            "published_at",
            "publishedAt",
            "date_published",
            "datePublished",
            "publication_date",
            "pub_date",
        ),
        *("pubDate", "publish_date", "published_date", "date_publish", "date", "datetime", "date_gmt", "created_at"),
        *("created", "timestamp", "time"),
    ),
    "outlet": (
        *("outlet", "source.name", "source.title", "source", "publication", "publisher.name", "publisher", "site_name"),
        *("sitename", "site", "newspaper", "source_name", "source_domain", "domain"),
    ),
    "byline": ("byline", "byline.original", "author", "author.name", "authors", "creator", "written_by"),
    "credit": ("credit", "agency", "creditText", "wire"),
    "address": ("url", "link", "external_url", "canonical_url", "web_url", "address"),
    "language": ("language", "lang"),
}
"""Where each field is looked for, in this order; the first that is filled counts."""

FIELDS = tuple(NAMES)
LISTS = ("items", "articles", "results", "data", "docs", "documents", "stories", "entries", "posts", "response.docs")
