"""Pictures."""

from typing import Any

from django.http import FileResponse
from ninja import File, Path, Query, Router
from ninja.files import UploadedFile

from rongmei.domains.assets import api as assets
from rongmei.faces.rest.assets import schemas as s
from rongmei.faces.rest.fields import DONE, PICTURE, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, page

router = Router()


@router.get("/assets", response=Page[s.AssetOut])
@needs(assets.SEE)
def library(request: Asked, asked: Query[s.AssetsAsked]) -> Any:
    """Pictures, the newest first."""
    found = assets.library(words=asked.words, rights=asked.rights or "", before=asked.cursor, limit=asked.more)
    return page(found, asked)


@router.post("/assets", response={201: s.AssetOut})
@needs(assets.UPLOAD)
def upload_picture(request: Asked, file: File[UploadedFile]) -> Any:
    """Take in a picture; what it is, its bytes say."""
    return assets.upload_picture(actor=request.actor, content=file.chunks(), name=file.name or "")


@router.get("/assets/{asset}", response=s.AssetOut)
@needs(assets.SEE)
def asset(request: Asked, asset: Path[Id]) -> Any:
    """One picture."""
    return assets.asset(asset)


@router.put("/assets/{asset}", response=DONE)
@needs(assets.DESCRIBE)
def describe_asset(request: Asked, asset: Path[Id], sent: s.AssetText) -> None:
    """Describe a picture."""
    assets.describe_asset(actor=request.actor, asset=asset, **sent.dict())


@router.get("/assets/{asset}/renditions/{name}", openapi_extra=PICTURE)
@needs(assets.SEE)
def open_rendition(request: Asked, asset: Path[Id], name: Path[assets.Rendition]) -> FileResponse:
    """The bytes of a smaller picture made from it."""
    found = assets.rendition(asset, name)
    return FileResponse(assets.open_rendition(asset, name), content_type=found.mime)
