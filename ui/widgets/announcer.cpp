#include "ui/widgets/announcer.h"

#include <QAccessible>

namespace opdesk::ui::widgets {

Announcer::Announcer(QWidget* mainWindow) : QLabel(mainWindow) {
    setObjectName(QStringLiteral("announcer"));
    setTextFormat(Qt::PlainText);
    resize(1, 1);
    move(-2, -2);
}

void Announcer::say(const QString& sentence) {
    setAccessibleName(sentence);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Announcer::forget() {
    setAccessibleName({});
}

}  // namespace opdesk::ui::widgets
