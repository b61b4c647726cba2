#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace opdesk::ui::widgets {

class IconLabel;
class Label;

/// One thing named beside a primary button: its word, and what brings the cursor there.
struct OpenPart {
    QString words;
    std::function<void()> go;
    QString place = {};  ///< what it is known by while its words change; the words themselves when they do not
};

/// Beside a primary button: how many fields keep it off and which ("2 to correct: SpO₂, Pulse"), or what whoever
/// presses it has to know though it may be scrolled out of sight ("Tell the doctor: SpO₂ 82 %"), which is to be spoken
/// once. Each word leads to its place. Takes no room when there is nothing.
class OpenSummary : public QWidget {
    Q_OBJECT
public:
    /// Impossible; only not there yet; stands and must not be overlooked, gravely or less so.
    enum class Tone { wrong, open, danger, caution };

    OpenSummary(const QString& objectName, Tone tone, Qt::Alignment side = Qt::AlignLeft, QWidget* parent = nullptr);

    /// `lead` stands before the words: "2 to correct:".
    void setParts(const QString& lead, std::vector<OpenPart> parts);
    bool isOpen() const { return !m_parts.empty(); }
    /// "2 to correct: SpO₂, Pulse"; empty when nothing is open.
    QString summary() const;
    void goToFirst() const;

signals:
    /// Of a strip that says something new: to be spoken once.
    void named(const QString& summary);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class LinkWord;

    void showLinks();
    LinkWord* newLink(const QString& place);
    bool isStrip() const { return m_tone == Tone::danger || m_tone == Tone::caution; }

    Tone m_tone;
    QString m_leadWords;
    std::vector<OpenPart> m_parts;
    std::vector<LinkWord*> m_links;
    IconLabel* m_icon;
    Label* m_lead;
};

}  // namespace opdesk::ui::widgets
