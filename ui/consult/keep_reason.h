#pragma once

#include <QWidget>

namespace opdesk::ui::widgets {
class FormRow;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::consult {

/// Why a medicine is kept against an alert: one of five usual reasons, by its number or a click, or words of one's own.
/// The reason is stored with the prescription. Part of the stop dialog; hidden until it is asked for.
class KeepReason : public QWidget {
    Q_OBJECT
public:
    explicit KeepReason(QWidget* parent = nullptr);

    /// Shows itself and takes the focus.
    void ask();
    /// Empty when none is given yet, which is then said.
    QString given();

signals:
    /// Enter in the field.
    void entered();

private:
    void put(const QString& reason);

    QStringList m_usual;
    widgets::FormRow* m_row;
    widgets::TextField* m_reason;
};

}  // namespace opdesk::ui::consult
