#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace opdesk::ui::widgets {

class IconLabel;
class Label;

/// One field that keeps a primary button off: its word, and what brings the cursor there.
struct OpenPart {
    QString words;
    std::function<void()> go;
};

/// Beside a primary button: how many fields keep it off and which ("2 to correct: SpO₂, Pulse"); each word leads to its
/// field. Takes no room when nothing is open.
class OpenSummary : public QWidget {
    Q_OBJECT
public:
    enum class Tone { wrong, open };  ///< impossible, or only not there yet

    OpenSummary(const QString& objectName, Tone tone, Qt::Alignment side = Qt::AlignLeft, QWidget* parent = nullptr);

    /// `lead` stands before the words: "2 to correct:".
    void setParts(const QString& lead, std::vector<OpenPart> parts);
    bool isOpen() const { return !m_parts.empty(); }
    /// "2 to correct: SpO₂, Pulse"; empty when nothing is open.
    QString summary() const;
    void goToFirst() const;

private:
    QString m_leadWords;
    std::vector<OpenPart> m_parts;
    std::vector<QWidget*> m_links;
    IconLabel* m_icon;
    Label* m_lead;
};

}  // namespace opdesk::ui::widgets
