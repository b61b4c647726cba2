#pragma once

#include <QWidget>

#include "core/clinic/gate.h"

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class PasswordField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::unlock {

/// The way out when the records on this PC do not open: says what making them anew would take away and what was not
/// sent yet, keeps that sealed in a file, and makes them anew. What the clinic has comes back by itself.
class DamagedPanel : public QWidget {
    Q_OBJECT
public:
    explicit DamagedPanel(clinic::Gate& gate, QWidget* parent = nullptr);
    void start(const model::StaffId& staff, const QString& name);

signals:
    void madeAnew();
    void backAsked();

private:
    void look();
    void makeAnew();
    void run(bool onlySay);
    void show(const clinic::CacheReset& found);
    void showError(const base::Error& error);
    /// A new name in the person's documents: nothing there is overwritten.
    QString newFile() const;

    clinic::Gate& m_gate;
    model::StaffId m_staff;
    QString m_file;  ///< where what was not sent is kept; empty: nothing is
    widgets::Label* m_title;
    widgets::PasswordField* m_password;
    widgets::Label* m_found;
    widgets::Label* m_error;
    widgets::OpButton* m_look;
    widgets::OpButton* m_anew;
};

}  // namespace opdesk::ui::unlock
