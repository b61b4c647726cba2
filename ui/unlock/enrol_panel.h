#pragma once

#include <QWidget>

#include "core/clinic/gate.h"

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::unlock {

/// First run (screens.md §1): makes this computer a desk of the clinic, one step at a time, Back and Next always in the
/// same place. The last of the five steps, the person's password, is the login. Online only, and says so.
class EnrolPanel : public QWidget {
    Q_OBJECT
public:
    explicit EnrolPanel(clinic::Gate& gate, QWidget* parent = nullptr);
    void start();

    /// Words of the five steps, the login among them.
    static QStringList steps();

signals:
    void enrolled();
    void stepShown(int step);
    /// The language of the screen, "en" or "hi".
    void languageAsked(const QString& code);

private:
    QVBoxLayout* addStep(const QString& title, const QString& words);
    void addField(QVBoxLayout* column, widgets::TextField* field, const QString& help = {});
    void walk(widgets::TextField* field, widgets::TextField* after);
    void show(int step);
    void next();
    void back();
    void chooseCertificate();
    void enrolNow();
    int stepOf(const std::string& field) const;

    clinic::Gate& m_gate;
    QStackedWidget* m_steps;
    widgets::SegmentedControl* m_language;
    widgets::TextField* m_server;
    widgets::TextField* m_certificate;
    widgets::TextField* m_clinic;
    widgets::TextField* m_code;
    widgets::TextField* m_name;
    widgets::Label* m_error;
    widgets::OpButton* m_back;
    widgets::OpButton* m_next;
};

}  // namespace opdesk::ui::unlock
