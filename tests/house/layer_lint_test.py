#!/usr/bin/env python3
"""The layer lint must find what it is there for: every rule is broken on purpose, in a copy of the tree or a tiny one."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINT = ROOT / "scripts" / "layer_lint.py"


def lint(tree):
    """The findings, and whether the lint ended as they demand."""
    done = subprocess.run([sys.executable, str(LINT), "--root", str(tree)], capture_output=True, text=True)
    findings = done.stdout.splitlines()
    assert (done.returncode != 0) == bool(findings), done.stderr
    return findings


class LayerLint(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.tree = pathlib.Path(self.folder.name)
        (self.tree / "cmake").mkdir()
        shutil.copy(ROOT / "cmake" / "layers.txt", self.tree / "cmake")

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def assertFinds(self, path, text, words):
        file = self.write(path, text)
        findings = lint(self.tree)
        self.assertEqual(len(findings), 1, findings)
        self.assertIn(path, findings[0])
        self.assertIn(words, findings[0])
        file.unlink()
        self.assertEqual(lint(self.tree), [])

    def test_aForbiddenIncludePlantedInACopyOfThisTreeFails_andItsRemovalHeals(self):
        for area in ("app", "core", "sync", "ui"):
            shutil.copytree(ROOT / area, self.tree / area)
        before = lint(self.tree)
        planted = self.write("ui/shell/planted.cpp", '#include "core/store/store.h"\n')
        self.assertIn("ui/shell/planted.cpp:1: ui/shell may not include core/store", lint(self.tree))
        planted.unlink()
        self.assertEqual(lint(self.tree), before)

    def test_theWindowMayUseTheClinicAndWhatItStandsOn(self):
        self.write("ui/desk/page.cpp", '#include "core/clinic/desk.h"\n#include "core/model/op.h"\n#include <QWidget>\n'
                                       '#include "ui/theme/theme.h"\n')
        self.write("app/opdesk/main.cpp", '#include "core/store/store.h"\nint main() { return app.exec(); }\n')
        self.assertEqual(lint(self.tree), [])

    def test_theWindowNeverIncludesSync(self):
        self.assertFinds("ui/desk/page.cpp", '#include "sync/client/engine.h"\n', "may not include sync/client")

    def test_theServerNeverIncludesTheStore(self):
        self.assertFinds("sync/server/http.cpp", '#include "core/store/store.h"\n', "may not include core/store")

    def test_anIncludeAgainstTheArrowFails(self):
        self.assertFinds("core/base/uuid.h", '#include "core/model/op.h"\n', "core/base may not include core/model")

    def test_anIncludeInAComment_isNoInclude(self):
        self.write("core/base/a.h", '/*\n#include <QString>\n*/\n// #include "ui/a.h"\n')
        self.assertEqual(lint(self.tree), [])

    def test_aCycleBetweenFoldersFails(self):
        self.write("ui/desk/a.h", '#include "ui/shell/b.h"\n')
        self.assertFinds("ui/shell/b.h", '#include "ui/desk/a.h"\n', "closes the cycle")

    def test_qtOutsideTheWindowFails(self):
        self.assertFinds("core/clinic/a.cpp", "#include <QWidget>\n", "<QWidget> may only be included in ui")
        self.assertFinds("core/text/a.cpp", "void f(const QString&);\n", "QString")
        self.assertFinds("core/text/CMakeLists.txt", "opdesk_library(core/text SOURCES a.cpp PUBLIC Qt6::Core)\n", "Qt6::Core")

    def test_aLinkLineAgainstTheTableFails(self):
        self.write("core/store/store.h", "")
        self.assertFinds("ui/desk/CMakeLists.txt", "opdesk_library(ui/desk SOURCES a.cpp PRIVATE opdesk::store)\n",
                         "ui/desk may not link core/store")
        self.write("ui/theme/theme.h", "")
        self.assertFinds("core/clinic/CMakeLists.txt", "opdesk_library(core/clinic PUBLIC opdesk::ui_theme)\n",
                         "core/clinic may not link ui/theme")

    def test_anOperatingSystemHeaderOutsideThePlatformFilesFails(self):
        self.assertFinds("core/store/file.cpp", "#include <unistd.h>\n", "unistd.h")
        self.write("core/base/platform_posix.cpp", "#include <unistd.h>\n")
        self.assertEqual(lint(self.tree), [])

    def test_beastInAThirdFileFails(self):
        self.write("sync/server/a.cpp", "#include <boost/beast/core.hpp>\n")
        self.write("sync/server/b.cpp", "#include <boost/beast/http.hpp>\n")
        self.assertFinds("sync/server/c.cpp", "#include <boost/beast/http.hpp>\n", "more than 2")

    def test_aFileOver500LinesFails(self):
        self.assertFinds("core/text/a.cpp", "int a;\n" * 501, "501 lines")

    def test_aNestedEventLoopFails(self):
        self.assertFinds("ui/desk/a.cpp", "void f() { dialog.exec(); }\n", "nested event loop")
        self.assertFinds("ui/desk/a.cpp", "void f() { QCoreApplication::processEvents(); }\n", "nested event loop")

    def test_aColourOutsideTheTokensFails(self):
        self.assertFinds("ui/desk/a.cpp", 'auto s = "color: #0A6375";\n', "colour")
        self.assertFinds("ui/desk/a.cpp", "QColor c(10, 20, 30);\n", "colour")
        self.assertFinds("ui/desk/a.cpp", "auto c = Qt::darkRed;\n", "colour")
        self.assertFinds("ui/desk/a.cpp", "auto c = Qt::lightGray;\n", "colour")
        self.assertFinds("ui/paper/a.cpp", "auto c = Qt::red;\n", "colour")
        self.write("ui/paper/b.cpp", "auto c = Qt::lightGray;\n")
        self.assertEqual(lint(self.tree), [])

    def test_aPathFromTheFilesOwnFolderFails(self):
        self.assertFinds("core/text/a.cpp", '#include "names.h"\n', "from the root")


if __name__ == "__main__":
    unittest.main()
