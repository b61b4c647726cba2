#pragma once

#include <QWidget>

#include "core/clinic/gate.h"

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::unlock {

/// First run: makes this computer a desk of the clinic. Online only, and says so.
class EnrolPanel : public QWidget {
    Q_OBJECT
public:
    explicit EnrolPanel(clinic::Gate& gate, QWidget* parent = nullptr);
    void start();

signals:
    void enrolled();

private:
    void enrolNow();

    clinic::Gate& m_gate;
    widgets::TextField* m_server;
    widgets::TextField* m_certificate;
    widgets::TextField* m_clinic;
    widgets::TextField* m_code;
    widgets::TextField* m_name;
    widgets::Label* m_error;
    widgets::OpButton* m_next;
};

}  // namespace opdesk::ui::unlock
