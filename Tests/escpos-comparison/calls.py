"""The documents of GoldenDocuments.swift as calls of python-escpos.

Where python-escpos has several ways to do a thing, a call here takes the one that we take:

- Sizes by `GS !` (`custom_size`); `double_width` sends the older `ESC !`, which also resets bold.
- Text with `\n`, for it sends what it is given.
- A cut with `feed=False` is `GS V 66 0`, which feeds to the cutter by itself and cuts; with
  `feed=True` it feeds six lines and cuts with `GS V 0`, wherever the cutter is.
- A kick with its times, 2 x 25 ms and 2 x 250 ms; its own are 2 x 50 ms each.
- QR codes that the printer draws (`native`), of the module and level that we take.
"""

from escpos.constants import QR_ECLEVEL_M
from escpos.magicencode import Encoder
from PIL import Image

PLAIN = dict(align="left", bold=False, underline=0, invert=False, custom_size=True,
             width=1, height=1)


def encoder():
    """The code pages of our paper.

    For a letter that the current page lacks, theirs goes to the page of the lowest number, and ours
    to the first of the paper; so the paper of the documents has its pages in the order of numbers.
    """
    return Encoder({"CP437": 0, "CP850": 2, "CP858": 19, "CP1252": 16})


def line(printer, text, **look):
    printer.set(**{**PLAIN, **look})
    printer.text(text + "\n")


def corner():
    """The picture of GoldenDocuments: 12 by 2 dots, black where a bit is set."""
    image = Image.new("1", (12, 2), 1)
    for y, row in enumerate([0xFFF0, 0x8010]):
        for x in range(12):
            if row & (0x8000 >> x):
                image.putpixel((x, y), 0)
    return image


def qr(printer):
    printer.set(align="center")
    printer.qr("https://example.com/r/42?é", ec=QR_ECLEVEL_M, size=6, native=True)


def logo(printer):
    printer.set(align="center")
    printer.image(corner())


def lines(*texts):
    return lambda printer: [line(printer, text, **look) for text, look in texts]


def documents():
    together = dict(align="center", bold=True, underline=1, invert=True, width=2, height=2)
    return {
        "plain": lines(("Thank you", {}), ("Come again", {})),
        "bold": lines(("TOTAL", dict(bold=True)), ("plain", {})),
        "centred": lines(
            ("Gustav's", dict(align="center")), ("right", dict(align="right")), ("left", {})),
        "double-size": lines(
            ("LARGE", dict(width=2, height=2)), ("WIDE", dict(width=2)), ("TALL", dict(height=2)),
            ("normal", {})),
        "underline": lines(("VOID", dict(underline=1)), ("plain", {})),
        "reverse": lines(("TO GO", dict(invert=True)), ("plain", {})),
        "looks-together": lines(("PAID", together)),
        "accent": lines(("Café", {})),
        "pages": lines(("Crème brûlée ø 5,00 €", {}), ("plain", {})),
        "row": lines(("2 x Burger" + " " * 27 + "19.00", {}), ("-" * 42, {})),
        "feed": lambda printer: (line(printer, "a"), printer.ln(3), line(printer, "b")),
        "qr": qr,
        "logo": logo,
        "cut": lambda printer: (line(printer, "end"), printer.cut(feed=False)),
        "kick": lambda printer: printer.cashdraw([27, 112, 0, 25, 250]),
    }
