#pragma once

#include <QWidget>

namespace opdesk::ui::widgets {
class FormRow;
class Label;
class OpButton;
class TextField;
}  // namespace opdesk::ui::widgets

class QAction;

namespace opdesk::ui::patients {

/// Says that the record is closed to this person, and opens it for a reason that stays in the audit log: the glass is
/// broken. A strip of the patient page, no dialog.
class GlassRow : public QWidget {
    Q_OBJECT
public:
    /// `open`: the page's key that asks for the reason.
    explicit GlassRow(QAction* open, QWidget* parent = nullptr);

    enum class Glass { none, closed, broken };
    void setGlass(Glass glass);
    void askReason();

signals:
    /// With a reason that was given.
    void broken(const QString& reason);
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void act();

    Glass m_glass = Glass::none;
    widgets::Label* m_words;
    widgets::OpButton* m_open;
    widgets::TextField* m_reason;
    widgets::FormRow* m_reasonRow;
};

}  // namespace opdesk::ui::patients
