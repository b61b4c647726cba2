#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/calendar/calendar_page.h"
#include "ui/calendar/calendar_view.h"
#include "ui/calendar/doctor_delegate.h"
#include "ui/calendar/month_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

/// The calendar's lists and bar, and how they share the room with the grid.
namespace opdesk::ui::calendar {

using widgets::Label;
using widgets::OpButton;

namespace {

constexpr int kLeastGrid = 760;   ///< six days wide enough for most names
constexpr int kLeastWords = 560;  ///< below this the bar keeps what no key does better
constexpr int kCardHead = 39;     ///< as Card's own
constexpr int kLeastPeople = 72, kLowPeople = 48;
constexpr int kTabsHigh = 46;
constexpr int kOffCorner = 4;

/// The line of now, as the grid draws it.
class NowSwatch : public QWidget {
public:
    NowSwatch() { setFixedSize(15, 15); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter(this).fillRect(0, 7, width(), 2, theme::themeOf(this).color(theme::Role::danger));
    }
};

}  // namespace

/// In a narrow window the month and the lists give way to what is being filled in.
void CalendarPage::fit() {
    const auto margins = layout()->contentsMargins();
    const int needed =
        margins.left() + kLeftWidth + kLeastGrid + kSideWidth + 2 * layout()->spacing() + margins.right();
    const bool showsLeft = m_sideShown == Side::none || width() >= needed;
    m_left->setVisible(showsLeft);
    fitLeft();
    fitRange(width() - margins.left() - margins.right() - (showsLeft ? kLeftWidth + layout()->spacing() : 0) -
             (m_sideShown == Side::none ? 0 : kSideWidth + layout()->spacing()));
}

/// In a low window the people to call keep their room: the doctors' title and hours give way, which the grid shows too.
void CalendarPage::fitLeft() {
    const auto margins = layout()->contentsMargins();
    const int room = height() - margins.top() - margins.bottom();
    const int hours = m_hours->heightForWidth(kLeftWidth - 2);
    const int needed = m_month->sizeHint().height() + 2 + 12 + kCardHead + 1 + m_doctorList->height() + hours + 2 + 12 +
                       kTabsHigh + kLeastPeople + 2;
    const bool isLow = needed > room;
    m_doctorHead->setHidden(isLow);
    // Without the title the rows keep off the round corners.
    const int corner = isLow ? kOffCorner : 0;
    m_doctorBody->setContentsMargins(0, corner, 0, corner);
    m_hoursBox->setHidden(isLow);
    m_peopleList->setMinimumHeight(isLow ? kLowPeople : kLeastPeople);
}

/// The days stand on one line whatever the width: first the doctor gives way, then the year, then the caps of the
/// buttons, last the Book button, which Enter on the grid and the sheet's own button do as well.
void CalendarPage::fitRange(int gridWidth) {
    // The sheet of a booking has the one button that books.
    m_bookButton->setVisible(m_sideShown == Side::none || (m_sideShown != Side::booking && gridWidth >= kLeastWords));
    int taken = 2 * 12 + 6 * 8 + m_span->sizeHint().width();
    for (const auto* one : m_gridCard->findChildren<OpButton*>())
        if (!one->isHidden())
            taken += one->sizeHint().width();
    const auto widthOf = [](const Label* label, const QString& words) {
        return QFontMetrics(label->font()).horizontalAdvance(words) + 2;
    };
    const int room = gridWidth - taken;
    const bool isLong = widthOf(m_range, m_rangeLong) <= room;
    m_range->setText(isLong ? m_rangeLong : m_rangeShort);
    // Not more than the short words: a window that gets narrower must not be held by the long ones.
    m_range->setMinimumWidth(widthOf(m_range, m_rangeShort));
    const int left = room - widthOf(m_range, m_rangeLong) - 8;
    m_rangeDoctor->setVisible(m_week && isLong && widthOf(m_rangeDoctor, m_rangeDoctor->text()) <= left);
}

void CalendarPage::buildLeft(QWidget* left) {
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    auto* month = new widgets::Card;
    m_month = new MonthView;
    month->body()->addWidget(m_month);
    rows->addWidget(month);
    connect(m_month, &MonthView::dayChosen, this, [this](int year, int number, int day) {
        goTo(base::Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(number)),
                        std::chrono::day(static_cast<unsigned>(day))));
        m_view->setFocus();
    });

    auto* doctors = new widgets::Card;
    m_doctorHead = new QWidget;
    auto* head = new QVBoxLayout(m_doctorHead);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(0);
    auto* title = new Label(tr("Doctor"), Label::Look::cardTitle);
    title->setContentsMargins(12, 0, 12, 0);
    title->setMinimumHeight(kCardHead);
    head->addWidget(title);
    head->addWidget(new widgets::Divider);
    m_doctorBody = doctors->body();
    m_doctorBody->addWidget(m_doctorHead);
    m_doctorModel = new widgets::RowListModel(this);
    m_doctorList = new widgets::ListView(QStringLiteral("calendar_doctors"), tr("Doctors"));
    m_doctorList->setModel(m_doctorModel);
    m_doctorList->setItemDelegate(new DoctorDelegate(m_doctorList));
    m_doctorBody->addWidget(m_doctorList);
    m_hours = new Label(Label::Look::hint);
    m_hours->setWordWrap(true);
    m_hoursBox = new QWidget;
    auto* hours = new QVBoxLayout(m_hoursBox);
    hours->setContentsMargins(0, 0, 0, 0);
    hours->setSpacing(0);
    // The last doctor's own line parts it from the list.
    m_hours->setContentsMargins(12, 10, 12, 10);
    hours->addWidget(m_hours);
    m_doctorBody->addWidget(m_hoursBox);
    rows->addWidget(doctors);
    connect(m_doctorList, &widgets::ListView::chosen, this, [this](const QModelIndex& index) {
        chooseDoctor(index.row() + 1);
        m_view->setFocus();
    });
    connect(m_doctorList, &QListView::clicked, this,
            [this](const QModelIndex& index) { chooseDoctor(index.row() + 1); });

    m_peopleCard = new widgets::Card;
    m_tabs = new widgets::SegmentedControl(QStringLiteral("calendar_people_tabs"), tr("People to call"));
    m_tabs->setSmall(true);
    m_tabs->addChoice(QString::number(static_cast<int>(People::needsTime)), tr("New time"));
    m_tabs->addChoice(QString::number(static_cast<int>(People::followUps)), tr("Follow-up"));
    m_tabs->addChoice(QString::number(static_cast<int>(People::recalls)), tr("Call"));
    m_tabs->setCurrent(QString::number(static_cast<int>(m_people)));
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(12, 8, 8, 8);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    m_peopleCard->body()->addLayout(tabs);
    m_peopleCard->addLine();
    m_peopleModel = new widgets::RowListModel(this);
    m_peopleList = new widgets::ListView(QStringLiteral("calendar_people"), tr("People to call"));
    m_peopleList->setModel(m_peopleModel);
    // The elastic part of the column: it takes what the month and the doctors leave.
    m_peopleList->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_peopleList->setMinimumHeight(kLeastPeople);
    m_peopleList->setItemDelegate(new widgets::TwoLineDelegate(m_peopleList));
    m_peopleCard->body()->addWidget(m_peopleList, 1);
    rows->addWidget(m_peopleCard, 1);
    connect(m_tabs, &widgets::SegmentedControl::chosen, this, [this](const QString& id) {
        m_people = static_cast<People>(id.toInt());
        readPeople();
    });
    connect(m_peopleList, &widgets::ListView::chosen, this, &CalendarPage::personChosen);
}

void CalendarPage::buildMiddle() {
    m_gridCard = new widgets::Card;
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    const auto turn = [&](const char* name, const QString& words, const char* icon, int by) {
        auto* button = new OpButton(OpButton::Kind::secondary, words, QLatin1String(name), QLatin1String(icon));
        // The arrow says it; a reader still reads the words.
        button->setText({});
        button->setToolTip(words);
        button->setFocusPolicy(Qt::ClickFocus);
        connect(button, &QPushButton::clicked, this, [this, by] { goBy(by); });
        bar->addWidget(button);
    };
    turn("calendar_turn_back", tr("Earlier"), "chevron-left", -1);
    // Not by their actions: those rest while somebody types beside the grid.
    auto* today = new OpButton(OpButton::Kind::secondary, tr("Today"), QStringLiteral("calendar_go_today"));
    today->setKeys(QKeySequence(Qt::Key_T));
    connect(today, &QPushButton::clicked, this, [this] { goTo(CalendarPage::today()); });
    today->setFocusPolicy(Qt::ClickFocus);
    today->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    bar->addWidget(today);
    turn("calendar_turn_on", tr("Later"), "chevron-right", 1);
    m_range = new Label(Label::Look::cardTitle);
    bar->addWidget(m_range);
    m_rangeDoctor = new Label(Label::Look::second);
    m_rangeDoctor->setMinimumWidth(1);
    bar->addWidget(m_rangeDoctor);
    bar->addStretch(1);
    m_span = new widgets::SegmentedControl(QStringLiteral("calendar_span"), tr("What is shown"));
    m_span->addChoice(QStringLiteral("day"), tr("Day"));
    m_span->addChoice(QStringLiteral("week"), tr("Week"));
    m_span->setCurrent(QStringLiteral("week"));
    m_span->setFocusPolicy(Qt::ClickFocus);
    m_span->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_span, &widgets::SegmentedControl::chosen, this,
            [this](const QString& id) { setWeek(id == QLatin1String("week")); });
    bar->addWidget(m_span);
    m_bookButton =
        new widgets::PrimaryButton(tr("Book"), QStringLiteral("calendar_book_button"), QStringLiteral("calendar-plus"));
    m_bookButton->setKeys(QKeySequence(Qt::Key_Return));
    m_bookButton->setTall(false);
    m_bookButton->setFocusPolicy(Qt::ClickFocus);
    m_bookButton->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_bookButton, &QPushButton::clicked, this, [this] {
        m_view->setFocus();
        cellChosen(m_view->current());
    });
    bar->addWidget(m_bookButton);
    bar->addStrut(m_bookButton->sizeHint().height());  // also while the button is away
    m_gridCard->body()->addLayout(bar);
    m_gridCard->addLine();
    m_bookForNote = new Label(Label::Look::strong);
    m_bookForNote->setWordWrap(true);
    m_bookForNote->setContentsMargins(12, 6, 12, 6);
    m_bookForNote->hide();
    m_gridCard->body()->addWidget(m_bookForNote);
    m_gridCard->body()->addWidget(m_view, 1);
    auto* legend = new widgets::FlowLayout(16, 2);
    const auto explain = [&](QWidget* mark, const QString& words) {
        auto* pair = new QWidget;
        auto* inside = new QHBoxLayout(pair);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(6);
        inside->addWidget(mark);
        inside->addWidget(new Label(words, Label::Look::hint));
        legend->addWidget(pair);
        return pair;
    };
    const auto icon = [](const char* name) { return new widgets::IconLabel(QLatin1String(name), 15); };
    explain(icon("calendar-clock"), tr("Tentative: held until sent"));
    m_besideLegend = explain(icon("users"), tr("Beside another"));
    m_missedLegend = explain(icon("user-x"), tr("Did not come"));
    m_nowLegend = explain(new NowSwatch, tr("Now"));
    m_gridCard->foot()->addLayout(legend);
}

/// Only marks that stand in the grid are explained.
void CalendarPage::showLegend() {
    const auto& grid = m_view->grid();
    const auto has = [&](const char* icon) {
        return std::ranges::any_of(grid.cells,
                                   [&](const CalendarCell& cell) { return cell.iconName == QLatin1String(icon); });
    };
    m_besideLegend->setVisible(has("users"));
    m_missedLegend->setVisible(has("user-x"));
    m_nowLegend->setVisible(grid.nowColumn >= 0);
}

}  // namespace opdesk::ui::calendar
