#include "ui/widgets/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <utility>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_delegate.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kWidth = 640;
constexpr int kEdge = 13;           ///< border and padding: field, rows and foot begin and end alike
constexpr int kWords = kEdge + 28;  ///< behind the icons, as in the rows
constexpr int kFieldHeight = 56;
constexpr int kFieldText = kWords - 3;  ///< the line edit has 2 px of its own, the palette 1
constexpr int kRowHeight = 38;
constexpr int kFootHeight = 36;
constexpr int kRowsShown = 9;
constexpr int kRowsAtLeast = 2;  ///< for the sentence that there is none
constexpr int kCross = 13;
constexpr int kWordBegins = 10;     ///< rank() of a keyword's later word that begins with what is typed
constexpr int kSubjectFirst = 100;  ///< above every rank without
constexpr int kMostBesidePeople = 6;

/// One command: icon, title, quiet words, keys at the right.
class CommandDelegate : public OpDelegate {
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override {
        const auto command = index.data(kRowRole).value<PaletteCommand>();
        const auto& theme = theme::currentTheme();
        const bool current = option.state & QStyle::State_Selected;
        painter.drawPixmap(box.left(), box.top() + (box.height() - 16) / 2,
                           theme::iconPixmap(command.iconName, 16, theme.color(theme::Role::text2),
                                             painter.device()->devicePixelRatioF()));
        const QStringList caps = keyCaps(command.keys);
        const int keys = keyCapsWidth(caps);
        paintKeyCaps(painter, QRect(box.right() + 1 - keys, box.top(), keys, box.height()), caps);
        painter.setFont(theme.font(theme::Type::body, current ? 600 : 500));
        painter.setPen(theme.color(theme::Role::text));
        const int left = box.left() + 28;
        const QRect words(left, box.top(), box.width() - 28 - keys - 16, box.height());
        theme::paintWords(painter, words, Qt::AlignVCenter | Qt::AlignLeft, command.title);
        const int used = painter.fontMetrics().horizontalAdvance(command.title) + 10;
        painter.setFont(theme.font(theme::Type::small));
        painter.setPen(theme.color(theme::Role::text3));
        theme::paintWords(painter, words.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, command.detail);
    }
    int contentHeight(int, const QModelIndex&) const override { return kRowHeight; }
    QString group(const QModelIndex& index) const override { return index.data(kGroupRole).toString(); }
};

/// As high as its rows, up to so many: the foot follows the last one, and no heading stands there without its row.
class CommandList : public QListView {
public:
    using QListView::QListView;

    void fit() {
        int used = 0;
        for (int row = 0; row < model()->rowCount(); ++row) {
            const int high = sizeHintForIndex(model()->index(row, 0)).height();
            if (used + high > kRowsShown * kRowHeight)
                break;
            used += high;
        }
        setFixedHeight(std::max(used, kRowsAtLeast * kRowHeight));
    }
};

/// 0 no match; more is better. A text's beginning beats a word's beginning, that beats its middle.
int rank(const PaletteCommand& command, const QString& typed) {
    if (typed.isEmpty())
        return 1;
    const auto score = [&](const QString& text, int whole) {
        if (text.startsWith(typed, Qt::CaseInsensitive))
            return whole;
        if (text.contains(QLatin1Char(' ') + typed, Qt::CaseInsensitive))
            return whole - 2;
        return text.contains(typed, Qt::CaseInsensitive) ? whole - 4 : 0;
    };
    const int best = std::max(
        {score(command.title, 18), score(command.keywords, command.first ? 19 : 12), score(command.detail, 6)});
    // What the patient in front of the person is asked for stands first, when a word of it begins so.
    if (command.ofSubject && best >= kWordBegins)
        return best + kSubjectFirst;
    return best > 0 && command.first ? best + 1 : best;
}

}  // namespace

CommandPalette::CommandPalette(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("command_palette"));
    setAccessibleName(tr("Commands"));
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, kFootHeight);
    column->setSpacing(0);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("command_text"));
    m_field->setAccessibleName(tr("Find a command"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setProperty("bare", true);
    m_field->setFixedHeight(kFieldHeight);
    m_field->setTextMargins(kFieldText, 0, kEdge, 0);
    m_field->setFont(theme::themeOf(this).font(theme::Type::title, 400));
    m_field->installEventFilter(this);
    column->addWidget(m_field);
    column->addSpacing(1);
    m_model = new QStandardItemModel(this);
    m_list = new CommandList(this);
    m_list->setObjectName(QStringLiteral("command_list"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(false);
    m_list->setMouseTracking(true);
    m_list->setProperty("ledByFocus", true);
    new WholeRows(*m_list);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter();
        emit textTyped(text);
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::setCommands(const QList<PaletteCommand>& commands) {
    m_commands = commands;
    filter();
}

void CommandPalette::setContext(const QString& words) {
    m_context = words;
    const int chip = words.isEmpty() ? 0 : contextBox().width() + 8;
    m_field->setTextMargins(kFieldText, 0, kEdge + chip, 0);
    update();
}

void CommandPalette::start() {
    m_field->clear();
    m_found.clear();
    filter();
    m_field->setFocus();
}

QStringList CommandPalette::shownIds() const {
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids << m_model->index(row, 0).data(kIdRole).toString();
    return ids;
}

void CommandPalette::setFound(const QList<PaletteCommand>& found) {
    m_found = found;
    const auto kept = m_list->currentIndex().data(kIdRole).toString();
    const bool moved = m_list->currentIndex().row() > 0;
    filter();
    // An answer that comes late does not move the row under the hand.
    for (int row = 0; moved && row < m_model->rowCount(); ++row)
        if (m_model->index(row, 0).data(kIdRole).toString() == kept)
            m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::addRow(const PaletteCommand& command, const QString& heading) {
    auto* item = new QStandardItem;
    item->setEditable(false);
    item->setData(QVariant::fromValue(command), kRowRole);
    item->setData(command.id, kIdRole);
    item->setData(heading, kGroupRole);
    QStringList spoken{command.title};
    for (const auto& more : {command.detail, spokenKeys(command.keys)})
        if (!more.isEmpty())
            spoken << more;
    item->setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
    m_model->appendRow(item);
}

void CommandPalette::filter() {
    const QString typed = m_field->text().trimmed();
    struct Group {
        QString heading;
        int best = 0;
        QList<std::pair<int, const PaletteCommand*>> matches;
    };
    std::vector<Group> groups;
    for (const PaletteCommand& command : m_commands) {
        const int found = rank(command, typed);
        if (found == 0)
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group& each) { return each.heading == command.group; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {command.group, 0, {}});
        group->best = std::max(group->best, found);
        group->matches.emplace_back(found, &command);
    }
    // The best match is the first row, whatever its group: what is typed and Enter must be enough.
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.best > b.best; });
    m_model->clear();
    for (auto& group : groups) {
        std::stable_sort(group.matches.begin(), group.matches.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        QString heading = group.heading;
        for (const auto& [found, command] : group.matches) {
            // Patients that were found stay in sight.
            if (!m_found.isEmpty() && !typed.isEmpty() && m_model->rowCount() >= kMostBesidePeople)
                break;
            addRow(*command, std::exchange(heading, {}));
        }
    }
    QString heading;
    for (const PaletteCommand& command : m_found) {
        addRow(command, command.group == heading ? QString() : command.group);
        heading = command.group;
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    static_cast<CommandList*>(m_list)->fit();
    update();
}

void CommandPalette::choose() {
    if (m_list->currentIndex().isValid())
        emit chosen(m_list->currentIndex().data(kIdRole).toString());
}

void CommandPalette::move(int by) {
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::dropContext() {
    setContext({});
    emit contextDropped();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    // The chip is painted under the field, which lies over it.
    if (watched == m_field && event->type() == QEvent::MouseButtonPress && !m_context.isEmpty()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (contextBox().contains(m_field->mapTo(this, mouse->position().toPoint()))) {
            dropContext();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Down:
                move(1);
                return true;
            case Qt::Key_Up:
                move(-1);
                return true;
            case Qt::Key_Return:
            case Qt::Key_Enter:
                choose();
                return true;
            case Qt::Key_Backspace:
                if (m_field->text().isEmpty() && !m_context.isEmpty()) {
                    dropContext();
                    return true;
                }
                break;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QRect CommandPalette::contextBox() const {
    const QFontMetrics metrics(theme::themeOf(this).font(theme::Type::small));
    const int wide = metrics.horizontalAdvance(m_context) + 22 + kCross + 6;
    return {kWidth - wide - kEdge, (kFieldHeight - 24) / 2 + 1, wide, 24};
}

void CommandPalette::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(Role::surface), theme.color(Role::border));
    // In line with the smaller icons below.
    painter.drawPixmap(kEdge - 2, (kFieldHeight - 20) / 2 + 1,
                       theme::iconPixmap(QStringLiteral("search"), 20, theme.color(Role::accent), devicePixelRatioF()));
    painter.fillRect(QRect(1, kFieldHeight + 1, width() - 2, 1), theme.color(Role::border));
    if (!m_context.isEmpty()) {
        theme::paintBox(painter, contextBox(), 12, {}, theme.color(Role::border));
        painter.setFont(theme.font(theme::Type::small));
        painter.setPen(theme.color(Role::text2));
        const auto chip = contextBox();
        theme::paintWords(painter, chip.adjusted(11, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_context);
        painter.drawPixmap(
            chip.right() + 1 - 11 - kCross, chip.top() + (chip.height() - kCross) / 2,
            theme::iconPixmap(QStringLiteral("x"), kCross, theme.color(Role::text2), devicePixelRatioF()));
    }
    const QRect foot(1, height() - kFootHeight, width() - 2, kFootHeight - 1);
    painter.save();
    painter.setClipRect(foot);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(Role::canvas), theme.color(Role::border));
    painter.restore();
    if (m_model->rowCount() == 0)  // else the last row's own line is there
        painter.fillRect(QRect(1, foot.top(), width() - 2, 1), theme.color(Role::border));
    int x = kEdge;
    const auto hint = [&](const QStringList& caps, const QString& word) {
        x += paintKeyCaps(painter, QRect(x, foot.top(), 200, foot.height()), caps) + 6;
        painter.setFont(theme.font(theme::Type::small));
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, QRect(x, foot.top(), 200, foot.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
        x += painter.fontMetrics().horizontalAdvance(word) + 14;
    };
    hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose"));
    hint({QStringLiteral("Enter")}, tr("do"));
    // Before that it takes out what was typed.
    if (!m_context.isEmpty() && m_field->text().isEmpty())
        hint({QStringLiteral("Backspace")}, tr("drop the patient"));
    // The keys come first; the note stands there when it has room.
    const auto note = tr("Only what your role may do is listed");
    if (x + painter.fontMetrics().horizontalAdvance(note) <= foot.right() + 2 - kEdge)
        theme::paintWords(painter, foot.adjusted(0, 0, 1 - kEdge, 0), Qt::AlignVCenter | Qt::AlignRight, note);
    if (m_model->rowCount() == 0) {
        painter.setFont(theme.font(theme::Type::body));
        theme::paintWords(painter, m_list->geometry(), Qt::AlignCenter, tr("No command has these words."));
    }
}

}  // namespace opdesk::ui::widgets
