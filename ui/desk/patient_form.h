#pragma once

#include <QWidget>

#include "core/clinic/patients.h"

class QGridLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class CheckField;
class ComboField;
class FormRow;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// The fields of a new patient. Enter walks; each field is checked when it is left, and an error goes as soon as it is
/// mended. Impossible blocks, odd warns.
class PatientForm : public QWidget {
    Q_OBJECT
public:
    explicit PatientForm(QWidget* parent = nullptr);

    void clear();
    /// What was typed in the search: digits go to the phone, letters to the name.
    void carryOver(const QString& typed);
    bool isEmpty() const;
    clinic::RegisterPatient command() const;
    clinic::FindDuplicates duplicateQuery() const;
    /// Words for each field still to finish; empty when the form can be saved.
    QStringList openFields() const;
    /// Marks the field an error names; false when it is not here.
    bool showError(const base::Error& error, const QString& words);
    void focusFirst();
    void toggleMore();

signals:
    void changed();
    void lastFieldEntered();

private:
    void buildMain(QGridLayout* grid);
    void buildMore();
    void buildConsents(QVBoxLayout* column);
    void walk(QWidget* field);
    void check(widgets::FormRow* row);
    QString problem(const widgets::FormRow* row) const;
    bool isMinor() const;

    widgets::TextField* m_name;
    widgets::TextField* m_nameLocal;
    widgets::TextField* m_age;
    widgets::TextField* m_born;
    widgets::SegmentedControl* m_sex;
    widgets::TextField* m_phone;
    widgets::TextField* m_whose;
    widgets::TextField* m_locality;
    widgets::TextField* m_pin;
    widgets::ComboField* m_language;
    widgets::SegmentedControl* m_allergies;
    widgets::TextField* m_referred;
    widgets::TextField* m_guardian;
    widgets::TextField* m_guardianRelation;
    widgets::TextField* m_abha;
    widgets::TextField* m_address;
    QList<widgets::CheckField*> m_consents;
    QList<widgets::FormRow*> m_rows;
    QWidget* m_more;
    QList<QWidget*> m_order;
};

}  // namespace opdesk::ui::desk
