#include "ui/widgets/spoken_role.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace opdesk::ui::widgets {

namespace {

constexpr auto kProperty = "spokenRole";

class SpokenWidget : public QAccessibleWidget {
public:
    SpokenWidget(QWidget* widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}

    QString text(QAccessible::Text which) const override {
        return which == QAccessible::Value && role() == QAccessible::ComboBox ? widget()->accessibleDescription()
                                                                              : QAccessibleWidget::text(which);
    }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const auto role = widget ? widget->property(kProperty) : QVariant();
    return role.isValid() ? new SpokenWidget(widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

}  // namespace

void speakAs(QWidget* widget, QAccessible::Role role) {
    // Asked for again it changes nothing: Qt keeps a factory once.
    QAccessible::installFactory(make);
    widget->setProperty(kProperty, static_cast<int>(role));
}

}  // namespace opdesk::ui::widgets
