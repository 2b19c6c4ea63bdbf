"""The OpenAPI 3.1 document, written from the registers' declarations."""

from nhipcau.api.openapi.document import document, document_bytes

__all__ = ["document", "document_bytes"]
