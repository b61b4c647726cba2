#pragma once

#include <QLabel>

namespace opdesk::ui::widgets {

/// The only label of the program: shows its text literally (Qt::PlainText), whatever a record holds. One line
/// unless setWordWrap(true); never cut with dots.
class Label : public QLabel {
    Q_OBJECT
public:
    /// Looks made by the style sheet from the theme's tokens.
    enum class Look {
        body,
        strong,
        second,
        hint,
        small,
        label,
        group,
        micro,
        entry,
        cardTitle,
        title,
        money,
        danger,
        warn,
        ok,
        link,
        onRail,
        dangerStrong
    };

    explicit Label(const QString& text = {}, Look look = Look::body, QWidget* parent = nullptr);
    explicit Label(Look look, QWidget* parent = nullptr) : Label({}, look, parent) {}

    Look look() const { return m_look; }
    void setLook(Look look);

private:
    using QLabel::setTextFormat;

    Look m_look;
};

}  // namespace opdesk::ui::widgets
