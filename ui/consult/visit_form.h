#pragma once

#include <QString>
#include <QWidget>

#include "core/clinic/documents.h"

class QVBoxLayout;

namespace opdesk::ui::widgets {
class TextField;
}

namespace opdesk::ui::consult {

/// The parts of a visit beside the medicines: complaint, exam, diagnosis above, tests, advice, follow-up below. Alt+1…7
/// jump.
class VisitForm : public QWidget {
    Q_OBJECT
public:
    explicit VisitForm(QWidget* middle, QWidget* parent = nullptr);

    void clear();
    void fill(clinic::WritePrescription& draft) const;
    /// What was typed before.
    void show(const clinic::WritePrescription& draft);
    void setReadOnly(bool readOnly);
    bool isEmpty() const;
    void focusPart(int number);

signals:
    void changed();

private:
    widgets::TextField* add(QVBoxLayout* column, int number, const QString& words, const QString& name,
                            const QString& placeholder);

    widgets::TextField* m_complaint;
    widgets::TextField* m_exam;
    widgets::TextField* m_diagnosis;
    widgets::TextField* m_tests;
    widgets::TextField* m_advice;
    widgets::TextField* m_followUp;
};

}  // namespace opdesk::ui::consult
