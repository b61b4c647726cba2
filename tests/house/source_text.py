"""What the checks of this folder share: reading C++ sources without their comments."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
_TOKEN = re.compile(r'R"([^(\s]*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*(?:.|\n)*?\*/')


def without_comments(text):
    """The text with comments blanked, every line in its place."""
    return _TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]) if match[0].startswith("/") else match[0], text)


def line_at(text, position):
    return text.count("\n", 0, position) + 1


def arguments(text, opening):
    """The arguments of the call whose bracket stands at `opening`, split at its own commas."""
    depth, parts, start, quoted, position = 0, [], opening + 1, False, opening
    while position < len(text):
        char = text[position]
        if quoted:
            if char == "\\":
                position += 1
            elif char == '"':
                quoted = False
        elif char == '"':
            quoted = True
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth == 0:
                parts.append(text[start:position].strip())
                return [part for part in parts if part]
        elif char == "," and depth == 1:
            parts.append(text[start:position].strip())
            start = position + 1
        position += 1
    return parts
