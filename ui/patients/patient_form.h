#pragma once

#include <QWidget>

#include "core/clinic/patients.h"

class QGridLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class CheckField;
class ComboField;
class FormRow;
class Label;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

class MoreRow;

/// The details of a person, for a new one or one to edit. Enter walks; each field is checked when it is left, and an
/// error goes as soon as it is mended. Impossible blocks, odd warns.
class PatientForm : public QWidget {
    Q_OBJECT
public:
    enum class Use { fresh, edit };
    /// What stands in the fields by the registry's names of a patient ("age", "born", "phone", "phone_relation" and
    /// "consent:<purpose>" beside them); only what differs from an untouched form.
    using Typed = clinic::json::object;

    explicit PatientForm(Use use, QWidget* parent = nullptr);

    void clear();
    /// What was typed in the search: digits go to the phone, letters to the name.
    void carryOver(const QString& typed);
    bool isEmpty() const { return typed().empty(); }
    /// Whether the form already holds what was typed in the search.
    bool carries(const QString& typed) const;
    Typed typed() const;
    void setTyped(const Typed& typed);
    /// Shows a person as he is stored; edits() counts from here.
    void load(const clinic::OpenPatient::Answer& patient);
    /// What differs from the loaded person, by the same names; null where a value was taken out.
    Typed edits() const;

    clinic::RegisterPatient command() const;
    clinic::FindDuplicates duplicateQuery() const;
    /// Words for each field still to finish; empty when the form can be saved.
    QStringList openFields() const;
    /// The cursor to one of openFields().
    void goToOpen(qsizetype which);
    /// Marks the field an error names; false when it is not here.
    bool showError(const base::Error& error, const QString& words);
    void focusFirst();
    void toggleMore();
    /// F11: names in the fields by their initials, and as dots while one types.
    void setNamesHidden(bool hidden);
    QString name() const;
    QString locality() const;

signals:
    void changed();
    void lastFieldEntered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        const char* name;
        QWidget* field;
        widgets::FormRow* row;
    };

    widgets::TextField* text(const char* name, const QString& words);
    void addRow(QGridLayout* grid, const char* name, widgets::FormRow* row, int line, int from, int span);
    void makeFields();
    void buildMain(QGridLayout* grid);
    void buildMore(QGridLayout* grid);
    void buildConsents(QVBoxLayout* column);
    void watch(const Entry& entry);
    void walkFrom(QWidget* field);
    void offerNoPhone();
    void check(widgets::FormRow* row);
    QString problem(const QWidget* field) const;
    QString oddity(const QWidget* field) const;
    const Entry* entry(std::string_view name) const;
    QString value(std::string_view name) const;
    static QString valueOf(const QWidget* field);
    static void setValue(QWidget* field, const QString& value);
    QString untouched(const Entry& entry) const;
    bool isMinor() const;
    void openMoreWhenNeeded();
    void showMore(bool shown);
    /// What a value stands for in words: allergies not asked, each consent, no phone.
    void tellMeanings();

    Use m_use;
    widgets::TextField* m_name;
    widgets::TextField* m_age;
    widgets::TextField* m_born;
    widgets::SegmentedControl* m_sex;
    widgets::TextField* m_phone;
    widgets::TextField* m_whosePhone;
    widgets::CheckField* m_noPhone = nullptr;  ///< of a new person: instead of a number
    widgets::TextField* m_pin;
    widgets::ComboField* m_language;
    widgets::SegmentedControl* m_allergies;
    widgets::TextField* m_guardian;
    widgets::TextField* m_abha;
    widgets::TextField* m_abhaAddress;
    widgets::ComboField* m_idKind;
    widgets::TextField* m_last4;
    widgets::CheckField* m_idSeen;
    QList<Entry> m_entries;
    struct Consent {
        const char* name;
        widgets::CheckField* box;
        widgets::Label* words;
        QString stored;  ///< the last word on it, with its day
    };
    QList<Consent> m_consents;
    MoreRow* m_moreRow = nullptr;
    QList<QWidget*> m_more;  ///< rows behind "More"
    bool m_moreShown = false;
    QList<QWidget*> m_order;  ///< of the fields Enter walks through
    Typed m_loaded;
};

}  // namespace opdesk::ui::patients
