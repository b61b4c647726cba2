#pragma once

#include <QWidget>

namespace opdesk::ui::widgets {

/// Where what scrolls ends before its lower (or upper) edge: a chevron, and what comes next by name. It has the place
/// to itself, covers nothing and takes no click.
class MoreMark : public QWidget {
public:
    enum class Side { below, above };
    static constexpr int kHeight = 18;
    static constexpr int kLeastHeight = 16;  ///< in less than that it is not shown

    explicit MoreMark(QWidget* parent, Side side = Side::below);

    /// `words` as literal text behind the chevron, none: the chevron alone. Hidden where `place` is too low for it.
    /// `closes`: a line at its upper edge, for a card that is cut there.
    void showIn(const QRect& place, const QString& words = {}, bool closes = false);

    QString words() const { return m_words; }

    /// The one at the upper edge of the same parent.
    MoreMark& above();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Side m_side;
    MoreMark* m_above = nullptr;
    QString m_words;
    bool m_closes = false;
};

}  // namespace opdesk::ui::widgets
