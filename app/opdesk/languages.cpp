#include "app/opdesk/languages.h"

#include <QCoreApplication>

namespace opdesk::app {

void Languages::install(const QString& code) {
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(QStringLiteral(":/i18n/opdesk_") + code))
        QCoreApplication::installTranslator(&m_translator);
}

}  // namespace opdesk::app
