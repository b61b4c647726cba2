#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;

namespace opdesk::ui::widgets {

class Label;
class IconLabel;

/// Label above (9/500), field, hint line of 19 px that never goes away, so nothing jumps.
class FormRow : public QWidget {
    Q_OBJECT
public:
    enum class State { ok, odd, bad, progress };

    /// Takes `field`, sets it as the label's buddy. `required` adds the mark.
    FormRow(const QString& label, QWidget* field, bool required = false, QWidget* parent = nullptr);

    QWidget* field() const { return m_field; }
    State state() const { return m_state; }
    /// Quiet help under the field while nothing is wrong.
    void setHelp(const QString& help);
    /// `bad` blocks and says what to do, `odd` warns and keeps the value, `progress` counts ("1 more digit").
    /// The words become the field's accessible description.
    void setState(State state, const QString& words = {});
    /// Quiet text at the right end of the label line ("or born").
    void setAside(const QString& words);
    /// Stands on the line of the field, whatever the height of the label is.
    void addBeside(QWidget* part);
    QSize sizeHint() const override;
    /// Label and what stands beside it are not broken: the row is as wide as they are.
    void keepOnOneLine();
    void setLabel(const QString& label);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* m_field;
    QHBoxLayout* m_line = nullptr;  ///< the field and what stands beside it, where something does
    Label* m_label;
    Label* m_mark;
    Label* m_aside;
    IconLabel* m_hintIcon;
    Label* m_hint;
    QString m_help;
    State m_state = State::ok;
};

}  // namespace opdesk::ui::widgets
