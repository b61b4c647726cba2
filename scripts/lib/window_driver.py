"""Drives a real OPDesk window through its accessibility tree and the keyboard. Needs a display, a window manager, a session
bus and xdotool. Nothing here uses the mouse."""
import os
import subprocess
import time

import pyatspi

KEY_DELAY_MS = "12"


class NotShown(Exception):
    pass


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


class Window:
    def __init__(self, arguments, pictures):
        self.pictures = pictures
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
        self.process = subprocess.Popen(arguments, env=environment)
        self.keys = 0
        self.id = self._wait_for(self._find_window, 20, "a window")

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", "^OPDesk$"],
                               capture_output=True, text=True).stdout.split()
        return found[-1] if found else None

    @staticmethod
    def _wait_for(look, seconds, what):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise NotShown(f"not shown within {seconds} s: {what}")

    def front(self):
        run("xdotool", "windowactivate", "--sync", self.id)

    def key(self, *keys):
        self.keys += len(keys)
        run("xdotool", "key", "--clearmodifiers", "--delay", KEY_DELAY_MS, *keys)
        time.sleep(0.15)

    def type(self, text):
        self.keys += len(text)
        run("xdotool", "type", "--clearmodifiers", "--delay", KEY_DELAY_MS, text)
        time.sleep(0.15)

    def _application(self):
        desktop = pyatspi.Registry.getDesktop(0)
        try:
            desktop.clearCache()  # a program that was killed stays in it and hides who came later
        except Exception:
            pass
        for application in desktop:
            try:
                if application and application.get_process_id() == self.process.pid:
                    return application
            except Exception:  # an application that just ended
                continue
        return None

    def _walk(self, node, depth=0):
        if node is None or depth > 40:
            return
        try:
            states = node.getState()
            if depth > 1 and not states.contains(pyatspi.STATE_SHOWING):
                return
            yield node
            # Long lists are read by their first rows only.
            for index in range(min(node.childCount, 200)):
                yield from self._walk(node.getChildAtIndex(index), depth + 1)
        except Exception:
            return

    def texts(self):
        for node in self._walk(self._application()):
            try:
                yield node.getRoleName(), node.name or "", node
            except Exception:
                continue

    def shows(self, words):
        for _, name, node in self.texts():
            if words in name:
                return node
        return None

    def wait(self, words, seconds=15):
        return self._wait_for(lambda: self.shows(words), seconds, words)

    def list_of(self, words, seconds=10):
        """The names of the rows of the list that holds a row with these words, in their order."""
        def look():
            for role, name, node in self.texts():
                if role == "list item" and words in name:
                    list_ = node.parent
                    return [list_.getChildAtIndex(index).name or "" for index in range(min(list_.childCount, 200))]
            return None
        return self._wait_for(look, seconds, f"a list with {words}")

    def wait_either(self, *choices, seconds=15):
        """Which of these words is shown first."""
        return self._wait_for(lambda: next((words for words in choices if self.shows(words)), None), seconds, " or ".join(choices))

    def found_people(self, seconds=10):
        """(name, age and sex) of the rows under the search, from the top."""
        def look():
            rows = [name.split(", ") for role, name, _ in self.texts() if role == "list item"]
            return [(row[0], row[1]) for row in rows if len(row) > 3 and row[1][-1:] in "FMO" and row[1][:1].isdigit()]
        return self._wait_for(look, seconds, "people found")

    def rows_above(self, words, seconds=15):
        """How many rows of the queue stand above the first that says these words."""
        def look():
            rows = list(dict.fromkeys(name for role, name, _ in self.texts() if role == "table cell" and name.startswith("Token ")))
            return next(([place] for place, row in enumerate(rows) if words in row), None)
        return self._wait_for(look, seconds, f"a token of {words}")[0]

    def value_of(self, label):
        """What stands in the text field of this name; None when it is not shown."""
        for role, name, node in self.texts():
            if role in ("text", "entry") and name == label:
                text = node.queryText()
                return text.getText(0, text.characterCount)
        return None

    def other_windows(self, title):
        """Ids of shown windows of the program with this in their title."""
        return subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", title],
                              capture_output=True, text=True).stdout.split()

    def gone(self, words, seconds=15):
        self._wait_for(lambda: self.shows(words) is None, seconds, f"no more: {words}")

    def focused(self):
        """Role and name of what has the focus; ("", "") when nothing has."""
        for role, name, node in self.texts():
            try:
                if node.getState().contains(pyatspi.STATE_FOCUSED) and role not in ("frame", "application"):
                    return role, name
            except Exception:
                continue
        return "", ""

    def dump(self):
        return [f"{role}: {name}" for role, name, _ in self.texts() if name]

    def picture(self, name):
        time.sleep(0.4)
        self.front()
        run("import", "-window", "root", os.path.join(self.pictures, name + ".png"))

    def close(self):
        self.front()
        self.key("alt+F4")
        try:
            return self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.key("alt+F4")  # unsent work was asked about: asked twice, the window goes
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            return self.process.wait(10)
