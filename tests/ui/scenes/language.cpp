#include <QCoreApplication>
#include <QTranslator>

#include <memory>

#include "tests/ui/scenes/stage.h"

namespace opdesk::scenes {

namespace {

/// English whose every text is half as long again: words are appended, so that what wraps may wrap.
class LongTexts : public QTranslator {
public:
    LongTexts() {
        if (!m_plurals.load(QStringLiteral(":/i18n/opdesk_en")))
            qFatal("the plural forms are missing");
    }

    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override {
        auto text = m_plurals.translate(context, source, disambiguation, n);
        if (text.isEmpty())
            text = QString::fromUtf8(source);
        const auto wanted = (text.size() + 1) / 2;
        QString more;
        // Words of the length the text has, at most nine letters: half of "Token" is not a word of its own.
        if (text.contains(u' ') || wanted > 4)
            more = QStringLiteral(" ");
        while (more.size() < wanted)
            more += (more.size() + 1) % 7 == 0 && more.size() + 2 < wanted ? u' ' : u'x';
        return text + more;
    }
    bool isEmpty() const override { return false; }

private:
    QTranslator m_plurals;
};

std::unique_ptr<QTranslator>& present() {
    static std::unique_ptr<QTranslator> translator;
    return translator;
}

QString& presentCode() {
    static QString code = QStringLiteral("en");
    return code;
}

}  // namespace

QString installedLanguage() {
    return presentCode();
}

void installLanguage(const QString& code) {
    if (present())
        QCoreApplication::removeTranslator(present().get());
    if (code == QLatin1String("long")) {
        present() = std::make_unique<LongTexts>();
    } else {
        present() = std::make_unique<QTranslator>();
        if (!present()->load(QStringLiteral(":/i18n/opdesk_") + code))
            qFatal("there is no language %s", qPrintable(code));
    }
    QCoreApplication::installTranslator(present().get());
    presentCode() = code;
}

}  // namespace opdesk::scenes
