#pragma once

#include <QLabel>
#include <array>

namespace opdesk::ui::widgets {

/// The only label of the program: shows its text literally (Qt::PlainText), whatever a record holds. One line where
/// there is room, wrapped where a longer language or a larger text leaves none; never cut, never with dots.
class Label : public QLabel {
    Q_OBJECT
public:
    /// Size, weight and colour by the theme's tokens.
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

    /// Names what stands below or beside it and holds nothing of a record: the edge of what scrolls may say it.
    bool isCaption() const { return m_caption || m_look == Look::label || m_look == Look::cardTitle; }
    void setCaption() { m_caption = true; }

    /// For whole sentences: the layout may make it as narrow as it likes.
    void setWordWrap(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

private:
    using QLabel::setTextFormat;

    void wear();

    bool m_sentence = false;
    bool m_caption = false;
    Look m_look;

    /// Heights of the present words. A page is asked for a few widths (with a scroll bar and without) many times over.
    struct Measured {
        int width = -1;
        int height = 0;
    };
    mutable std::array<Measured, 4> m_measured;
    mutable std::size_t m_nextMeasured = 0;
    mutable QString m_measuredText;
    mutable QFont m_measuredFont;
};

}  // namespace opdesk::ui::widgets
