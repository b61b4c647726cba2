#include "ui/widgets/conflict_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;

/// A cell: paints its own ground and the lines to the right and below. `Ground::conflict` for sides that differ.
class Cell : public QWidget {
public:
    enum class Ground { plain, header, conflict };
    Cell(Ground ground, QWidget* parent) : QWidget(parent), m_ground(ground) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(12, 9, 12, 9);
        column->setSpacing(2);
    }
    QVBoxLayout* column() const { return static_cast<QVBoxLayout*>(layout()); }
    void setCurrent(bool current) {
        m_current = current;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto& theme = theme::themeOf(this);
        const Role role = m_ground == Ground::header     ? Role::sunken
                          : m_ground == Ground::conflict ? Role::conflictSoft
                                                         : Role::surface;
        painter.fillRect(rect(), theme.color(role));
        painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Role::border));
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Role::border));
        // Bright only while the card has the keys: one bar on a screen.
        const auto* focused = window()->focusWidget();
        const bool lit = focused && parentWidget()->isAncestorOf(focused);
        if (m_current)
            painter.fillRect(QRect(0, 0, 3, height() - 1), theme.color(lit ? Role::accent : Role::control));
    }

private:
    bool m_current = false;
    Ground m_ground;
};

Label* words(const QString& text, Label::Look look, QWidget* parent) {
    auto* label = new Label(text, look, parent);
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);  // setting a policy forgets that the label wraps
    label->setSizePolicy(policy);
    return label;
}

Cell* headerCell(const QString& icon, const ConflictVersion& version, QWidget* parent) {
    auto* cell = new Cell(Cell::Ground::header, parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    if (!icon.isEmpty())
        row->addWidget(new IconLabel(icon, 16, Role::text, cell));
    row->addWidget(new Label(version.title, Label::Look::cardTitle, cell), 1);
    cell->column()->addLayout(row);
    cell->column()->addWidget(words(version.who, Label::Look::hint, cell));
    cell->column()->addStretch(1);
    return cell;
}

}  // namespace

ConflictCard::ConflictCard(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("conflict_card"));
    setAccessibleName(tr("Two versions"));
    setFocusPolicy(Qt::ClickFocus);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    m_grid->setColumnStretch(0, 12);
    m_grid->setColumnStretch(1, 23);
    m_grid->setColumnStretch(2, 28);
    m_grid->setColumnStretch(3, 28);
}

void ConflictCard::setContent(const ConflictContent& content) {
    m_content = content;
    m_sides.clear();
    m_texts = QStringList(content.rows.size());
    for (const ConflictRow& row : content.rows)
        m_sides << (row.differs ? row.safeChoice : row.kept);
    rebuild();
}

void ConflictCard::rebuild() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_nameCells.clear();
    m_mineCells.clear();
    m_theirsCells.clear();
    m_currentRow = -1;
    auto* corner = new Cell(Cell::Ground::header, this);
    m_grid->addWidget(corner, 0, 0);
    m_grid->addWidget(headerCell(QStringLiteral("history"), m_content.before, this), 0, 1);
    const auto left = m_content.mineIsHere ? QStringLiteral("monitor") : QStringLiteral("monitor-smartphone");
    m_grid->addWidget(headerCell(left, m_content.mine, this), 0, 2);
    m_grid->addWidget(headerCell(QStringLiteral("monitor-smartphone"), m_content.theirs, this), 0, 3);

    for (int i = 0; i < m_content.rows.size(); ++i) {
        const ConflictRow& row = m_content.rows.at(i);
        auto* name = new Cell(Cell::Ground::plain, this);
        // Level with the words beside a choice.
        const int above = row.differs ? 4 : 0;
        auto* label = words(row.label, Label::Look::label, name);
        label->setContentsMargins(0, above, 0, 0);
        name->column()->addWidget(label);
        auto* own = words({}, Label::Look::strong, name);
        own->setObjectName(QStringLiteral("own_value"));
        own->hide();
        name->column()->addWidget(own);
        name->column()->addStretch(1);
        m_nameCells << name;
        m_grid->addWidget(name, i + 1, 0);
        auto* before = new Cell(Cell::Ground::plain, this);
        auto* was = words(row.before, Label::Look::second, before);
        was->setContentsMargins(0, above, 0, 0);
        before->column()->addWidget(was);
        before->column()->addStretch(1);
        m_grid->addWidget(before, i + 1, 1);

        const auto side = [&](ConflictSide which, const QString& value, const QString& note) {
            auto* cell = new Cell(row.differs ? Cell::Ground::conflict : Cell::Ground::plain, this);
            const bool chosen = m_sides.at(i) == which || m_sides.at(i) == ConflictSide::both;
            const bool danger = row.isClinical && row.safeChoice == which;
            auto* line = new QHBoxLayout;
            line->setSpacing(8);
            if (row.differs) {
                auto* radio = new QRadioButton(cell);
                radio->setAutoExclusive(false);
                radio->setObjectName(QStringLiteral("choose_%1_%2")
                                         .arg(row.field, which == ConflictSide::mine ? QStringLiteral("mine")
                                                                                     : QStringLiteral("theirs")));
                const QString whose = which == ConflictSide::mine ? m_content.mine.title : m_content.theirs.title;
                radio->setAccessibleName(QStringLiteral("%1, %2: %3").arg(row.label, whose, value));
                radio->setChecked(chosen);
                radio->setEnabled(row.mayChoose && (which == ConflictSide::mine ? row.canKeepMine : row.canKeepTheirs));
                radio->installEventFilter(this);
                radio->setProperty("conflictRow", i);
                // One tab stop a row: the chosen side, or the first.
                const bool first = row.canKeepMine ? which == ConflictSide::mine : which == ConflictSide::theirs;
                radio->setFocusPolicy(first || chosen ? Qt::StrongFocus : Qt::ClickFocus);
                connect(radio, &QRadioButton::clicked, this, [this, i, which] { choose(i, which); });
                line->addWidget(radio, 0, Qt::AlignTop);
            }
            line->addWidget(words(value, danger ? Label::Look::dangerStrong : Label::Look::body, cell), 1);
            if (!row.differs && row.kept == which)
                line->addWidget(new Badge(Status::kept, cell), 0, Qt::AlignTop);
            cell->column()->addLayout(line);
            if (!note.isEmpty()) {
                auto* under = words(note, Label::Look::hint, cell);
                under->setContentsMargins(row.differs ? 28 : 0, 0, 0, 0);
                cell->column()->addWidget(under);
            }
            cell->column()->addStretch(1);
            return cell;
        };
        auto* mine = side(ConflictSide::mine, row.mine, row.mineNote);
        auto* theirs = side(ConflictSide::theirs, row.theirs, row.theirsNote);
        m_mineCells << mine;
        m_theirsCells << theirs;
        m_grid->addWidget(mine, i + 1, 2);
        m_grid->addWidget(theirs, i + 1, 3);
        if (m_currentRow < 0 && row.differs && row.mayChoose)
            setCurrentRow(i);
    }
}

bool ConflictCard::choose(int row, ConflictSide side) {
    if (row < 0 || row >= m_sides.size())
        return false;
    const ConflictRow& content = m_content.rows.at(row);
    const bool possible = side == ConflictSide::mine     ? content.canKeepMine
                          : side == ConflictSide::theirs ? content.canKeepTheirs
                          : side == ConflictSide::both   ? content.canKeepBoth
                                                         : content.canEdit;
    if (!content.differs || !content.mayChoose || !possible) {
        markRow(row);  // a click has moved the mark already
        return false;
    }
    m_sides[row] = side;
    if (side != ConflictSide::edited)
        m_texts[row].clear();
    setCurrentRow(row);
    markRow(row);
    emit choiceChanged();
    return true;
}

void ConflictCard::markRow(int row) {
    const auto side = m_sides.at(row);
    const auto mark = [&](QWidget* cell, bool on) {
        if (auto* radio = cell->findChild<QRadioButton*>())
            radio->setChecked(on);
    };
    mark(m_mineCells.at(row), side == ConflictSide::mine || side == ConflictSide::both);
    mark(m_theirsCells.at(row), side == ConflictSide::theirs || side == ConflictSide::both);
    if (auto* own = m_nameCells.at(row)->findChild<Label*>(QStringLiteral("own_value"))) {
        own->setText(m_texts.at(row));
        own->setVisible(side == ConflictSide::edited);
    }
}

bool ConflictCard::keepCurrent(ConflictSide side) {
    return choose(m_currentRow, side);
}

void ConflictCard::setEdited(int row, const QString& text) {
    if (row < 0 || row >= m_texts.size())
        return;
    m_texts[row] = text;
    choose(row, ConflictSide::edited);
}

void ConflictCard::setChoice(const QString& id, ConflictSide side, const QString& text) {
    const int before = m_currentRow;
    for (int i = 0; i < m_content.rows.size(); ++i)
        if (m_content.rows.at(i).id == id) {
            if (side == ConflictSide::edited)
                setEdited(i, text);
            else
                choose(i, side);
        }
    setCurrentRow(before);
}

bool ConflictCard::goTo(const QString& id) {
    for (int i = 0; i < m_content.rows.size(); ++i)
        if (const auto& row = m_content.rows.at(i); row.id == id && row.differs && row.mayChoose) {
            setCurrentRow(i);
            return true;
        }
    return false;
}

void ConflictCard::focusCurrent() {
    if (m_currentRow < 0) {
        setFocus();
        return;
    }
    const auto& cells = m_sides.at(m_currentRow) == ConflictSide::theirs ? m_theirsCells : m_mineCells;
    auto* radio = cells.at(m_currentRow)->findChild<QRadioButton*>();
    if (radio && !radio->isEnabled())
        radio = (&cells == &m_mineCells ? m_theirsCells : m_mineCells).at(m_currentRow)->findChild<QRadioButton*>();
    if (radio)
        radio->setFocus(Qt::TabFocusReason);
}

void ConflictCard::setCurrentRow(int row) {
    const int before = std::exchange(m_currentRow, row);
    for (qsizetype i = 0; i < m_nameCells.size(); ++i)
        static_cast<Cell*>(m_nameCells.at(i))->setCurrent(i == row);
    if (before != row)
        emit currentRowChanged();
}

QList<ConflictChoice> ConflictCard::choices() const {
    QList<ConflictChoice> result;
    for (qsizetype i = 0; i < m_content.rows.size(); ++i) {
        if (m_content.rows.at(i).differs)
            result << ConflictChoice{m_content.rows.at(i).field, m_content.rows.at(i).id, m_sides.at(i), m_texts.at(i)};
    }
    return result;
}

bool ConflictCard::isComplete() const {
    bool any = false;
    for (qsizetype i = 0; i < m_content.rows.size(); ++i) {
        const auto& row = m_content.rows.at(i);
        if (!row.differs || !row.mayChoose)
            continue;
        if (m_sides.at(i) == ConflictSide::undecided)
            return false;
        any = true;
    }
    return any;
}

QStringList ConflictCard::openRows() const {
    QStringList labels;
    for (qsizetype i = 0; i < m_content.rows.size(); ++i) {
        const auto& row = m_content.rows.at(i);
        if (row.differs && row.mayChoose && m_sides.at(i) == ConflictSide::undecided)
            labels << m_content.rows.at(i).label;
    }
    return labels;
}

void ConflictCard::keepAll(ConflictSide side) {
    for (int i = 0; i < m_content.rows.size(); ++i)
        choose(i, side);
}

bool ConflictCard::eventFilter(QObject* watched, QEvent* event) {
    const int row = watched->property("conflictRow").toInt();
    if (event->type() == QEvent::FocusIn)
        setCurrentRow(row);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        for (auto* cell : std::as_const(m_nameCells))
            cell->update();
    if (event->type() == QEvent::KeyPress) {
        auto* keys = static_cast<QKeyEvent*>(event);
        // The card's keys, not the radio's.
        switch (keys->key()) {
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_1:
            case Qt::Key_2:
            case Qt::Key_3:
                keyPressEvent(keys);
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConflictCard::keyPressEvent(QKeyEvent* event) {
    const auto focus = [this](int row, bool theirs) {
        if (auto* radio = (theirs ? m_theirsCells : m_mineCells).at(row)->findChild<QRadioButton*>())
            radio->setFocus(Qt::TabFocusReason);
    };
    const auto step = [&](int by) {
        for (int i = m_currentRow + by; i >= 0 && i < m_content.rows.size(); i += by) {
            if (m_content.rows.at(i).differs && m_content.rows.at(i).mayChoose) {
                setCurrentRow(i);
                focus(i, m_sides.at(i) == ConflictSide::theirs);
                return;
            }
        }
    };
    if (m_currentRow < 0 || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Up:
            step(-1);
            return;
        case Qt::Key_Down:
            step(1);
            return;
        case Qt::Key_Left:
        case Qt::Key_1:
            choose(m_currentRow, ConflictSide::mine);
            focus(m_currentRow, false);
            return;
        case Qt::Key_Right:
        case Qt::Key_2:
            choose(m_currentRow, ConflictSide::theirs);
            focus(m_currentRow, true);
            return;
        case Qt::Key_3:
            choose(m_currentRow, ConflictSide::both);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void ConflictCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), theme::themeOf(this).color(Role::border));
}

}  // namespace opdesk::ui::widgets
