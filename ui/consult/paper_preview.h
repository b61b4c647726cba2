#pragma once

#include <QWidget>

#include "core/clinic/documents.h"

class QVBoxLayout;

namespace opdesk::ui::widgets {
class Badge;
class ComboField;
class Label;
class OpButton;
class PrimaryButton;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::consult {

/// The sheet as it prints, by the same painter: whole where that can be read, else at its true size and scrolled;
/// beside it the language of the patient's lines, and what leads on. For the overlay, whose Esc closes it.
class PaperPreview : public QWidget {
    Q_OBJECT
public:
    explicit PaperPreview(QWidget* parent = nullptr);

    void setPaper(const clinic::PrescriptionPaperOf::Answer& words);
    const clinic::PrescriptionPaperOf::Answer& paper() const { return m_words; }
    /// What the law asks for and this prescription lacks, in the meter's words.
    void setOpenRules(const QStringList& rules);
    /// F11: the sheet that is shown, not the one that prints.
    void setNamesHidden(bool hidden);
    void focusFirst();

signals:
    void languageChosen(const QString& code);
    void printAsked();
    void backAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Sheet;
    class Frame;

    QWidget* buildSide();
    /// Down the sheet, then to the next page.
    void goDown();
    void turnPage();
    void showPage();
    /// What prints otherwise than the doctor may think, line by line.
    void showMarks();

    clinic::PrescriptionPaperOf::Answer m_words;
    QStringList m_openRules;
    int m_page = 0;
    int m_pages = 1;
    bool m_namesHidden = false;
    Sheet* m_sheet;
    Frame* m_frame;
    widgets::Badge* m_state;
    widgets::Label* m_facts;
    QVBoxLayout* m_marks;
    widgets::OpButton* m_turn;
    widgets::ComboField* m_language;
    widgets::PrimaryButton* m_print;
    widgets::Label* m_printNote;
    widgets::OpButton* m_back;
};

}  // namespace opdesk::ui::consult
