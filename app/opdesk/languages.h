#pragma once

#include <QTranslator>

namespace opdesk::app {

/// The language of the window. Installing another one tells every window by QEvent::LanguageChange.
class Languages {
public:
    /// "en" or "hi"; English too is a file: it holds the plural forms.
    void install(const QString& code);

private:
    QTranslator m_translator;
};

}  // namespace opdesk::app
