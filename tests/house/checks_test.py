#!/usr/bin/env python3
"""The checks of this folder find what they are there for, and leave good sources alone."""
import pathlib
import tempfile
import unittest

import check_object_names
import check_translations
import check_tree
import check_words

PAGE = """
#include <QLabel>
namespace opdesk::ui::desk {
class Page : public QWidget {
    Q_OBJECT
    void fill() { m_label->setText(tr("%n waiting", nullptr, 3) + tr("Call next")); }
    QLabel* m_label;
};
}
"""


class InATinyTree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.tree = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


class ObjectNames(InATinyTree):
    def page(self, body, header=""):
        self.write("ui/desk/page.h", header)
        self.write("ui/desk/page.cpp", f"Page::Page(QWidget* parent) {{\n{body}\n}}\n")
        return check_object_names.check(self.tree)

    def test_aFieldWithoutNamesIsFoundTwice(self):
        findings = self.page("m_phone = new QLineEdit(this);")
        self.assertEqual([finding.split(" has ")[1] for finding in findings], ["no object name", "no accessible name"])

    def test_aFieldWithBothNamesIsGood(self):
        self.assertEqual(self.page('m_phone = new QLineEdit(this);\nm_phone->setObjectName("phone");\n'
                                   'm_phone->setAccessibleName(tr("Phone"));'), [])

    def test_aLabelThatIsItsBuddyNamesAField(self):
        self.assertEqual(self.page('auto* phone = new QLineEdit(this);\nphone->setObjectName("phone");\n'
                                   'label->setBuddy(phone);'), [])

    def test_theWordsOfAButtonAreItsAccessibleName(self):
        self.assertEqual(self.page('auto* save = new QPushButton(tr("Save"), this);\nsave->setObjectName("save");'), [])
        self.assertEqual(len(self.page('auto* save = new QPushButton(this);\nsave->setObjectName("save");')), 1)

    def test_aMemberInTheHeaderNeedsNamesInTheSource(self):
        self.assertEqual(len(self.page("", "class Page : public QWidget {\n    QComboBox m_sex;\n};\n")), 2)
        self.assertEqual(self.page('m_sex.setObjectName("sex");\nm_sex.setAccessibleName(tr("Sex"));',
                                   "class Page : public QWidget {\n    QComboBox m_sex;\n};\n"), [])

    def test_aWidgetThatNoVariableHoldsCannotBeNamed(self):
        self.assertEqual(len(self.page("layout->addWidget(new QSpinBox(this));")), 1)

    def test_ourOwnWidgetTakesItsNames(self):
        self.write("ui/widgets/fields.h", "class TextField : public QLineEdit {\npublic:\n"
                                          "    TextField(const QString& objectName, const QString& accessibleName);\n};\n")
        self.assertEqual(self.page('m_a = new widgets::TextField("a", tr("A"));'), [])
        self.assertEqual(len(self.page('m_a = new widgets::TextField("", tr("A"));')), 1)
        self.write("ui/widgets/bare.h", "class BareField : public QLineEdit {\npublic:\n    BareField();\n};\n")
        self.assertEqual(len(self.page("")), 1)
        self.write("ui/widgets/all.cpp", 'BareField::BareField() {\n    setObjectName("bare");\n}\n')
        self.assertEqual(self.page(""), [])

    def test_whatStandsInACommentIsNotMade(self):
        self.assertEqual(self.page("// m_phone = new QLineEdit(this);"), [])


class Translations(InATinyTree):
    def translate(self, waiting, call, attribute=""):
        self.write("translations/opdesk_hi.ts", f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN"><context><name>opdesk::ui::desk::Page</name>
<message numerus="yes"><source>%n waiting</source>
<translation><numerusform>{waiting}</numerusform><numerusform>{waiting}</numerusform></translation></message>
<message><source>Call next</source><translation{attribute}>{call}</translation></message></context></TS>""")

    def findings(self):
        return check_translations.check(self.tree)[0]

    def test_aTreeWithoutTextsNeedsNoFile(self):
        self.write("ui/desk/a.cpp", "int a;\n")
        self.assertEqual(self.findings(), [])

    def test_textsWithoutAFileAreFound(self):
        self.write("ui/desk/page.cpp", PAGE)
        self.assertEqual(self.findings(), ["opdesk_hi.ts does not exist, and ui/ has 2 texts"])

    def test_finishedTranslationsAreGood(self):
        self.write("ui/desk/page.cpp", PAGE)
        self.translate("%n प्रतीक्षा में", "अगला बुलाएँ")
        self.assertEqual(self.findings(), [])

    def test_anUnfinishedAnEmptyOrAMissingOneIsFound(self):
        self.write("ui/desk/page.cpp", PAGE)
        self.translate("%n प्रतीक्षा में", "", ' type="unfinished"')
        self.assertIn("no finished translation: 'Call next'", self.findings()[0])
        self.translate("%n प्रतीक्षा में", "")
        self.assertIn("an empty translation", self.findings()[0])
        self.write("ui/desk/page.cpp", PAGE.replace("Call next", "Call again"))
        self.assertIn("no finished translation: 'Call again'", self.findings()[0])

    def test_aTranslationThatInventsAPlaceMarkIsFound(self):
        self.write("ui/desk/page.cpp", PAGE)
        self.translate("%n प्रतीक्षा में", "अगला %1")
        self.assertIn("place marks", self.findings()[0])

    def test_aClassWhoseTextsWouldBeLookedUpElsewhereIsFound(self):
        self.write("ui/desk/page.cpp", PAGE.replace("    Q_OBJECT\n", ""))
        self.assertTrue(any("Q_OBJECT" in finding for finding in self.findings()))


class Words(InATinyTree):
    def findings(self, hindi, table="| draft | ड्राफ़्ट | मसौदा, मसौदे |"):
        self.write("docs/terminology.md", f"# Words\n\n{check_words.HEADING}\n| English | Hindi | not |\n|---|---|---|\n{table}\n")
        self.write("translations/opdesk_hi.ts", "<TS><context><name>Page</name><message><source>Draft</source>"
                                                f"<translation>{hindi}</translation></message></context></TS>")
        return check_words.check(self.tree)

    def test_theWordOfTheTableIsGood(self):
        self.assertEqual(self.findings("ड्राफ़्ट रहेगा"), [])

    def test_anotherWordForTheSameThingIsFound(self):
        self.assertEqual(self.findings("दो मसौदे"), ["Page: 'Draft': says मसौदे, the word is ड्राफ़्ट"])

    def test_anEnglishMonthOrWeekdayIsFound(self):
        self.assertEqual(len(self.findings("17 November, Tuesday")), 2)

    def test_aTableThatIsGoneIsFound(self):
        self.assertEqual(len(self.findings("ड्राफ़्ट", table="")), 1)


class Tree(InATinyTree):
    def test_aPackageHostAHomeFolderAndAKeyAreFound(self):
        self.write("scripts/a.sh", "npm --regis" "try https://regis" "try.example.org/x\ncd /ho" "me/asha/opdesk\n")
        self.write("tests/key.pem", "-----BEGIN PRIVATE" " KEY-----\nAAAA\n")
        self.assertEqual(len(check_tree.check(self.tree)), 4)

    def test_theSearchLeavesOrdinaryTextAlone(self):
        self.write("core/model/kind.cpp", "registry.kinds.size(); // see $HOME/work/x, C:/work and registry.find\n")
        self.assertEqual(check_tree.check(self.tree), [])


if __name__ == "__main__":
    unittest.main()
