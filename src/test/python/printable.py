"""Writes printable-15.1.0.txt, the table of what CPython 3.13's repr shows as it is.

Run it with CPython 3.13: python3.13 src/test/python/printable.py > .../printable-15.1.0.txt
"""

import sys
import textwrap
import unicodedata

assert unicodedata.unidata_version == "15.1.0", "needs Unicode 15.1, that is CPython 3.13"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text


distances, last, printable = [], 0, False
for point in range(sys.maxunicode + 1):
    if chr(point).isprintable() != printable:
        printable = not printable
        distances.append(base36(point - last))
        last = point

print(
    """# The code points at which str.isprintable() changes in CPython 3.13 (Unicode 15.1.0), the first of
# them where it becomes true. Each number is the distance from the one before, in base 36.
# Written by src/test/python/printable.py."""
)
print("\n".join(textwrap.wrap(" ".join(distances), 100)))
