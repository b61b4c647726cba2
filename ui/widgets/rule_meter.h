#pragma once

#include <QList>
#include <QWidget>

namespace opdesk::ui::widgets {

struct RuleLine {
    QString words;  ///< "Generic names in capitals"
    bool met = false;
    bool legal = true;  ///< signing needs it; an advised one asks once
};

/// Segments and lines made from the rules in force: met has a check. What the law still asks is bold with a dashed
/// circle under "Needed to sign", what is only advised is plain with a dot in a circle under "Advised"; an advised line
/// that is met says so too. Accessible value: "8 of 10, open: date and signature, advised: diagnosis".
class RuleMeter : public QWidget {
    Q_OBJECT
public:
    explicit RuleMeter(QWidget* parent = nullptr);

    void setLines(const QList<RuleLine>& lines);
    int metCount() const;
    /// "9 of 10", for the card's note.
    QString summary() const;
    /// Where the bar and each line stand: a scrolled body ends between them.
    QList<QRect> lineBoxes() const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Group { needed, advised, met };
    struct Placed;

    static Group groupOf(const RuleLine& line);
    /// What is open stands first, what the law asks above what is advised; each group under its heading.
    QList<Placed> placed(int width) const;

    QList<RuleLine> m_lines;
};

}  // namespace opdesk::ui::widgets
