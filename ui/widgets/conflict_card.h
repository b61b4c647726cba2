#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace opdesk::ui::widgets {

enum class ConflictSide { undecided, mine, theirs, both, edited };

struct ConflictVersion {
    QString title;   ///< "Yours"
    QString who;     ///< "Lata Mane · Vitals room · today 11:21 am"
    QString keep{};  ///< what choosing it is called: "Keep mine"
};

struct ConflictRow {
    QString field;  ///< the field's name in the registry; comes back in the choice
    QString id;     ///< of the card the row stands for; comes back in the choice
    QString label;  ///< "Allergies"
    QString before;
    QString mine;
    QString mineNote;  ///< "old slip seen by you"
    QString theirs;
    QString theirsNote;
    bool differs = true;  ///< false: shown for context, nothing to choose
    bool canKeepMine = true;
    bool canKeepTheirs = true;
    bool canKeepBoth = false;
    bool canEdit = false;
    bool isClinical = false;                            ///< the safe side is written in the danger colour
    bool mayChoose = true;                              ///< the role may edit this field
    ConflictSide kept = ConflictSide::undecided;        ///< for rows that merged by themselves: the side kept
    ConflictSide safeChoice = ConflictSide::undecided;  ///< marked in advance
};

struct ConflictContent {
    ConflictVersion before;
    ConflictVersion mine;
    ConflictVersion theirs;
    QList<ConflictRow> rows;
    bool mineIsHere = true;  ///< false: neither side was written on this PC
};

struct ConflictChoice {
    QString field;
    QString id;
    ConflictSide side = ConflictSide::undecided;
    QString text;  ///< for edited: as it was typed
};

/// The grid Before / Yours / Theirs with a radio per row; a bar marks the current row. ↑ ↓ row, ← → side, 1 mine,
/// 2 theirs, 3 both. One tab stop a row, or the card itself when nothing can be chosen.
class ConflictCard : public QWidget {
    Q_OBJECT
public:
    explicit ConflictCard(QWidget* parent = nullptr);

    void setContent(const ConflictContent& content);
    const ConflictContent& content() const { return m_content; }
    /// One entry per row that differs.
    QList<ConflictChoice> choices() const;
    /// Every row that differs and may be chosen here has an answer, and there is one.
    bool isComplete() const;
    /// Labels of rows still open, for the sentence beside Settle.
    QStringList openRows() const;
    void keepAll(ConflictSide side);
    int currentRow() const { return m_currentRow; }
    /// Answers the current row; false when it cannot be answered so.
    bool keepCurrent(ConflictSide side);
    /// The person's own words for a row.
    void setEdited(int row, const QString& text);
    /// As chosen before, by the card of a row; the bar stays where it is.
    void setChoice(const QString& id, ConflictSide side, const QString& text);
    /// The bar goes to the row of this card; false when it cannot be answered.
    bool goTo(const QString& id);
    /// The row whose radio has the focus gets it; ↑ ↓ do the same by hand.
    void focusCurrent();

signals:
    void choiceChanged();
    void currentRowChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    bool choose(int row, ConflictSide side);
    void setCurrentRow(int row);
    void markRow(int row);

    ConflictContent m_content;
    QList<ConflictSide> m_sides;
    QStringList m_texts;
    QList<QWidget*> m_nameCells;
    QList<QWidget*> m_mineCells;
    QList<QWidget*> m_theirsCells;
    QGridLayout* m_grid;
    int m_currentRow = -1;
};

}  // namespace opdesk::ui::widgets
