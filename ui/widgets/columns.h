#pragma once

#include <QWidget>
#include <vector>

namespace opdesk::ui::widgets {

/// Parts of a page beside each other, 12 px apart. In a window too narrow for all of them the ones that may fold stand
/// under another, and parts of a fixed width give up to their least; nothing is ever hidden. Give it the room of a
/// page without margins.
class Columns : public QWidget {
    Q_OBJECT
public:
    explicit Columns(QWidget* parent = nullptr);

    /// To the right of those before. `wide`: 0 takes what is left; `least` 0: what the part says itself.
    void add(QWidget* part, int wide, int least = 0);
    /// When not all fit beside each other, `part` stands under `above`, which keeps `share` percent of the height.
    void foldUnder(QWidget* part, QWidget* above, int share = 60);
    bool isFolded() const { return m_folded; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void foldedChanged(bool folded);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Part {
        QWidget* widget = nullptr;
        int wide = 0;
        int least = 0;
        QWidget* above = nullptr;  ///< null: never folds
        int share = 60;
    };
    int leastOf(const Part& part) const;
    int highOf(const QWidget& widget, int wide) const;
    int widthOf(bool folded, bool least) const;
    void arrange();
    void placeColumn(const Part& part, const QRect& box);

    std::vector<Part> m_parts;
    bool m_folded = false;
};

}  // namespace opdesk::ui::widgets
