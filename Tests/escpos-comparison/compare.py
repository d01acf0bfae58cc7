#!/usr/bin/env python3
"""Compares our ESC/POS bytes with those of python-escpos, and our code pages with Python's.

Needs python-escpos (made with 3.1), in an environment outside the repository:

    python3 -m venv /tmp/escpos && /tmp/escpos/bin/pip install python-escpos==3.1
    /tmp/escpos/bin/python Tests/escpos-comparison/compare.py

Our bytes are the files in Tests/POSPrintingTests/Languages/Fixtures/golden; the Swift tests hold
our printing to them. Each document of calls.py is printed here by python-escpos to a dummy printer.
Prints a line a document, and exits with 1 when one differs.
"""

import pathlib
import sys

from escpos.printer import Dummy

import calls

TESTS = pathlib.Path(__file__).resolve().parent.parent / "POSPrintingTests"
GOLDEN = TESTS / "Languages" / "Fixtures" / "golden"
CODE_PAGES = TESTS / "CodePages" / "Fixtures" / "code-pages.txt"

# The numbers of `ESC t` that CodePage.swift has, and the profile that has all these pages.
PROFILE = "TM-T20II"
NUMBERS = {"cp437": 0, "cp850": 2, "cp852": 18, "cp858": 19, "cp866": 17, "cp1252": 16}


def ours(name):
    return bytes.fromhex((GOLDEN / f"{name}.hex").read_text())


def theirs(document):
    """What python-escpos sends, from the reset that each of our documents begins with."""
    printer = Dummy(profile=PROFILE, magic_encode_args={"encoder": calls.encoder()})
    printer.hw("INIT")
    document(printer)
    return printer.output


def without_repeats(data):
    """Leaves out a look that is already set, and a page that the printer is already in.

    Legitimate: each of these commands sets one state of the printer and prints nothing, so to set
    it to what it is changes nothing on the paper. The state after a reset is known, but for the
    code page. Bytes that are carried by a command (QR text, dots) are passed over by its length.
    """
    state = {b"\x1ba": 0, b"\x1bE": 0, b"\x1b-": 0, b"\x1dB": 0, b"\x1d!": 0, b"\x1bt": None}
    result = b""
    at = 0
    while at < len(data):
        command = data[at : at + 2]
        if command in state:
            value = data[at + 2]
            if state[command] != value:
                result += data[at : at + 3]
                state[command] = value
            at += 3
            continue
        length = 1
        if command == b"\x1d(":
            length = 5 + data[at + 3] + 256 * data[at + 4]
        elif data[at : at + 3] == b"\x1dv0":
            width = data[at + 4] + 256 * data[at + 5]
            length = 8 + width * (data[at + 6] + 256 * data[at + 7])
        elif command == b"\x1bp":
            length = 5
        elif command == b"\x1dV":
            length = 4 if data[at + 2] >= 65 else 3
        elif command == b"\x1b@":
            length = 2
        result += data[at : at + length]
        at += length
    return result


def compare_documents():
    documents = calls.documents()
    faults = [f"{name}: no document is called so" for name in documents if not (
        GOLDEN / f"{name}.hex").exists()]
    for path in sorted(GOLDEN.glob("*.hex")):
        name = path.stem
        if name not in documents:
            faults.append(f"{name}: python-escpos is not asked for it")
            continue
        our, their = ours(name), theirs(documents[name])
        if our == their:
            print(f"{name:16} {len(our):4} bytes, the same")
        elif without_repeats(our) == without_repeats(their):
            print(f"{name:16} {len(our):4} bytes, the same but for looks set twice")
        else:
            faults.append(f"{name}:\n  ours   {our.hex(' ')}\n  theirs {their.hex(' ')}")
    return faults


def compare_code_pages():
    faults = []
    for line in CODE_PAGES.read_text().splitlines():
        name, *codes = line.split()
        for byte, code in zip(range(128, 256), codes, strict=True):
            try:
                character = bytes([byte]).decode(name)
            except UnicodeDecodeError:
                character = "\ufffd"
            if ord(character) != int(code, 16):
                faults.append(f"{name} {byte:02x}: {code}, but Python says {ord(character):04X}")
        numbers = Dummy(profile=PROFILE).profile.get_code_pages()
        number = int(numbers.get(name.upper(), -1))
        if number != NUMBERS[name]:
            faults.append(f"{name}: ESC t {NUMBERS[name]}, but theirs is {number}")
        print(f"{name:16}  128 characters as Python's, ESC t {number}")
    return faults


if __name__ == "__main__":
    found = compare_documents() + compare_code_pages()
    for fault in found:
        print("DIFFERS", fault)
    print(f"{len(found)} differences")
    sys.exit(1 if found else 0)
