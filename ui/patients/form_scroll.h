#pragma once

#include <QScrollArea>

namespace opdesk::ui::patients {

/// Holds a form that may be higher than the page (large text, a small screen) and keeps the field with the focus in
/// sight.
class FormScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FormScroll(QWidget* form, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, 120}; }
};

}  // namespace opdesk::ui::patients
