#include "ui/calendar/hours_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "core/text/dates.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::calendar {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kDays = 7;

QString dayName(int weekday) {
    // The 1st of February 2026 is a Sunday.
    return labels::weekdayLong(base::Date(std::chrono::year(2026), std::chrono::February,
                                          std::chrono::day(static_cast<unsigned>(1 + weekday))));
}

}  // namespace

std::optional<int> readMinute(const QString& typed) {
    static const QRegularExpression kTime(QStringLiteral("^\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?\\s*(am|pm)?\\s*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = kTime.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const auto half = match.captured(3).toLower();
    if (half == QLatin1String("pm") && hour < 12)
        hour += 12;
    if (half == QLatin1String("am") && hour == 12)
        hour = 0;
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
        return std::nullopt;
    return hour * 60 + minute;
}

HoursSheet::HoursSheet(QWidget* parent)
    : Card(tr("Hours and leave"), QStringLiteral("clock"), parent),
      m_draft(new drafts::DraftKeeper(
          "hours", [this] { return typedSoFar(); }, this)) {
    setObjectName(QStringLiteral("hours_sheet"));
    auto* close = new widgets::OpButton(widgets::OpButton::Kind::quiet, tr("Close"), QStringLiteral("hours_close"));
    close->setKeys(QKeySequence(Qt::Key_Escape));
    close->setFocusPolicy(Qt::ClickFocus);
    addToHeader(close, true);
    connect(close, &QPushButton::clicked, this, &HoursSheet::leave);
    m_who = new Label(Label::Look::strong);
    m_who->setWordWrap(true);
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("hours_list"), tr("Hours and leave"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("No hours yet."));
    m_use = new widgets::ComboField(QStringLiteral("hours_use"), tr("Kind"));
    for (const auto* use : {"weekly", "leave", "holiday", "busy"})
        m_use->addItem(labels::valueLabel("doctor_hours", "use", use), QLatin1String(use));
    m_weekday = new widgets::ComboField(QStringLiteral("hours_weekday"), tr("Day of the week"));
    for (int day = 0; day < kDays; ++day)
        m_weekday->addItem(dayName((day + 1) % kDays), (day + 1) % kDays);
    const auto field = [](const char* name, const QString& words, const QString& example) {
        auto* made = new widgets::TextField(QLatin1String(name), words);
        made->setPlaceholderText(example);
        return made;
    };
    m_from = field("hours_from", tr("From"), QStringLiteral("10:00 am"));
    m_to = field("hours_to", tr("To"), QStringLiteral("1:30 pm"));
    m_slot = field("hours_slot", tr("Minutes per patient"), QStringLiteral("15"));
    m_firstDay = field("hours_first_day", tr("First day"), QStringLiteral("24-12-2026"));
    m_lastDay = field("hours_last_day", tr("Last day"), tr("the same day"));
    m_note = field("hours_note", tr("Remark"), tr("Camp, meeting"));
    m_reason = field("hours_reason", tr("Why is it removed?"), {});
    m_weekdayRow = new FormRow(tr("Day of the week"), m_weekday);
    m_slotRow = new FormRow(tr("Minutes per patient"), m_slot);
    m_firstRow = new FormRow(tr("First day"), m_firstDay, true);
    m_lastRow = new FormRow(tr("Last day"), m_lastDay);
    m_noteRow = new FormRow(tr("Remark"), m_note);
    m_reasonRow = new FormRow(tr("Why is it removed?"), m_reason, true);
    m_reasonRow->setHelp(tr("Enter removes it, Esc keeps it."));
    m_error = new Label(Label::Look::danger);
    m_error->setObjectName(QStringLiteral("hours_error"));
    m_error->setWordWrap(true);

    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->setSpacing(2);
    m_list->setMinimumHeight(96);
    body()->addWidget(m_list, 1);
    addLine();
    rows->addWidget(m_who);
    rows->addWidget(m_reasonRow);
    rows->addWidget(new FormRow(tr("Kind"), m_use));
    rows->addWidget(m_weekdayRow);
    const auto pair = [&](QWidget* a, QWidget* b) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(a, 1);
        row->addWidget(b, 1);
        rows->addLayout(row);
    };
    pair(m_firstRow, m_lastRow);
    pair(new FormRow(tr("From"), m_from), new FormRow(tr("To"), m_to));
    pair(m_slotRow, m_noteRow);
    body()->addWidget(new widgets::ScrollBody(inside), 2);
    foot()->addWidget(m_error);
    auto* add = new widgets::PrimaryButton(tr("Add these hours"), QStringLiteral("hours_add"), QStringLiteral("plus"));
    add->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    foot()->addWidget(add);
    m_reasonRow->hide();
    m_error->hide();
    connect(add, &QPushButton::clicked, this, &HoursSheet::add);
    connect(m_use, &QComboBox::currentIndexChanged, this, &HoursSheet::useChanged);
    connect(m_list, &widgets::ListView::deletePressed, this, &HoursSheet::askRemove);
    connect(m_reason, &QLineEdit::returnPressed, this, &HoursSheet::remove);
    for (auto* edit : {m_from, m_to, m_slot, m_firstDay, m_lastDay, m_note, m_reason})
        connect(edit, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    for (auto* choice : {m_use, m_weekday})
        connect(choice, &QComboBox::activated, m_draft, &drafts::DraftKeeper::changed);
    useChanged();
}

void HoursSheet::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
}

void HoursSheet::clearFields() {
    m_use->setCurrentIndex(0);
    m_weekday->setCurrentIndex(0);
    for (auto* field : {m_from, m_to, m_slot, m_firstDay, m_lastDay, m_note, m_reason})
        field->clear();
    m_removing.clear();
    m_reasonRow->hide();
    m_error->hide();
}

drafts::DraftKeeper::Typed HoursSheet::typedSoFar() const {
    drafts::DraftKeeper::Typed typed;
    bool any = false;
    for (const auto* field : {m_from, m_to, m_slot, m_firstDay, m_lastDay, m_note})
        if (!field->text().trimmed().isEmpty()) {
            typed[utf8(field->objectName())] = utf8(field->text());
            any = true;
        }
    if (any || m_use->currentIndex() > 0) {
        typed["use"] = utf8(use());
        typed["weekday"] = m_weekday->currentData().toInt();
    }
    if (!m_removing.empty() && !m_reason->text().trimmed().isEmpty()) {
        typed["removing"] = m_removing;
        typed["reason"] = utf8(m_reason->text());
    }
    return typed;
}

void HoursSheet::take(const drafts::DraftKeeper::Typed& typed) {
    const auto words = [&](const std::string& name) {
        const auto* text = typed.if_contains(name);
        return text && text->is_string() ? QString::fromUtf8(text->get_string().c_str()) : QString();
    };
    for (auto* field : {m_from, m_to, m_slot, m_firstDay, m_lastDay, m_note})
        if (field->text().isEmpty())
            field->setText(words(utf8(field->objectName())));
    if (const int row = m_use->findData(words("use")); row >= 0)
        m_use->setCurrentIndex(row);
    if (const auto* day = typed.if_contains("weekday"); day && day->is_int64())
        m_weekday->setCurrentIndex(std::max(0, m_weekday->findData(static_cast<int>(day->get_int64()))));
    const auto removing = words("removing");
    if (const int row = removing.isEmpty() ? -1 : m_model->rowOf(removing); row >= 0) {
        m_removing = utf8(removing);
        m_list->setCurrentIndex(m_model->index(row, 0));
        m_reason->setText(words("reason"));
        m_reasonRow->show();
    }
}

void HoursSheet::leave() {
    m_draft->flush();
    emit closed();
}

void HoursSheet::stop() {
    m_draft->stop();
    m_model->setRows({});
    m_who->clear();
    clearFields();
    m_doctor = {};
    m_desk.reset();
}

void HoursSheet::begin(const model::StaffId& doctor, const std::vector<clinic::DoctorLine>& doctors, base::Date today) {
    m_today = today;
    m_doctor = doctor;
    for (const auto& one : doctors)
        if (one.doctor == doctor)
            m_who->setText(qt(one.name));
    m_draft->flush();
    clearFields();
    refresh();
    m_use->setFocus();
    // After the list, whose entry may be about to be removed.
    m_draft->open(doctor.text(), [this](const drafts::DraftKeeper::Typed& typed) { take(typed); });
}

void HoursSheet::refresh() {
    if (!m_desk || m_doctor.isNull())
        return;
    m_desk->run(clinic::ListSchedule{m_doctor},
                [self = QPointer(this)](base::Result<clinic::ListSchedule::Answer> answer) {
                    if (self && answer)
                        self->show(*answer);
                });
}

void HoursSheet::show(const clinic::ListSchedule::Answer& answer) {
    std::vector<widgets::ListRow> rows;
    const auto add = [&](const model::DoctorHoursId& id, const QString& icon, const QString& title,
                         const QString& detail) {
        widgets::TwoLineRow row;
        row.id = qt(id.text());
        row.iconName = icon;
        row.title = title;
        row.detail = detail;
        row.spoken = QStringLiteral("%1, %2").arg(title, detail);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    };
    const auto span = [](std::int64_t from, std::int64_t to) {
        return QStringLiteral("%1 – %2").arg(minuteText(static_cast<int>(from)), minuteText(static_cast<int>(to)));
    };
    for (const auto& one : answer.away) {
        auto days = qt(text::formatDate(one.fromDay));
        if (one.toDay != one.fromDay)
            days += QStringLiteral(" – ") + qt(text::formatDate(one.toDay));
        QStringList detail{days};
        if (one.fromMinute != 0 || one.toMinute != 1440)
            detail << span(one.fromMinute, one.toMinute);
        if (!one.note.empty())
            detail << qt(one.note);
        add(one.hours, QStringLiteral("calendar-x"), labels::valueLabel("doctor_hours", "use", one.use),
            detail.join(QStringLiteral(", ")));
    }
    for (const auto& one : answer.hours)
        add(one.hours, QStringLiteral("clock"),
            QStringLiteral("%1, %2").arg(dayName(static_cast<int>(one.weekday)), span(one.fromMinute, one.toMinute)),
            tr("%1, %2 min each", "session, slot length")
                .arg(labels::valueLabel("doctor_hours", "session", one.session))
                .arg(one.slotMinutes));
    m_model->setRows(std::move(rows));
}

QString HoursSheet::use() const {
    return m_use->currentData().toString();
}

void HoursSheet::useChanged() {
    const bool weekly = use() == QLatin1String("weekly");
    m_weekdayRow->setVisible(weekly);
    m_slotRow->setVisible(weekly);
    m_firstRow->setVisible(!weekly);
    m_lastRow->setVisible(!weekly);
    m_noteRow->setVisible(!weekly);
}

void HoursSheet::add() {
    if (!m_desk)
        return;
    const bool weekly = use() == QLatin1String("weekly");
    const bool wholeDay = !weekly && m_from->text().trimmed().isEmpty() && m_to->text().trimmed().isEmpty();
    const auto from = wholeDay ? std::optional(0) : readMinute(m_from->text());
    const auto to = wholeDay ? std::optional(24 * 60) : readMinute(m_to->text());
    if (!from || !to) {
        m_error->setText(tr("Write the times like 10:00 am and 1:30 pm."));
        m_error->show();
        (from ? m_to : m_from)->setFocus();
        return;
    }
    m_error->hide();
    if (weekly)
        addHours(*from, *to);
    else
        addAway(*from, *to);
}

void HoursSheet::addHours(int from, int to) {
    clinic::SetHours set;
    set.doctor = m_doctor;
    set.weekday = m_weekday->currentData().toInt();
    set.fromMinute = from;
    set.toMinute = to;
    if (!m_slot->text().trimmed().isEmpty())
        set.slotMinutes = m_slot->text().trimmed().toInt();
    m_desk->run(set, [self = QPointer(this)](base::Result<clinic::SetHours::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        self->refresh();
        // The next day usually has the same times.
        self->m_weekday->setCurrentIndex((self->m_weekday->currentIndex() + 1) % kDays);
        emit self->said(tr("Hours added"), QStringLiteral("clock"));
    });
}

void HoursSheet::addAway(int from, int to) {
    clinic::SetAway set;
    set.use = utf8(use());
    // A holiday is the whole clinic's.
    if (set.use != "holiday")
        set.doctor = m_doctor;
    const auto read = [&](widgets::TextField* field, std::string_view name) {
        auto date = text::parseDate(utf8(field->text()),
                                    base::Date(std::chrono::sys_days(m_today) + std::chrono::days(366)), name);
        if (!date)
            field->setFocus();
        return date;
    };
    const auto first = read(m_firstDay, "from_day");
    if (!first) {
        refuse(first.error());
        return;
    }
    set.fromDay = *first;
    if (!m_lastDay->text().trimmed().isEmpty()) {
        const auto last = read(m_lastDay, "to_day");
        if (!last) {
            refuse(last.error());
            return;
        }
        set.toDay = *last;
    }
    set.fromMinute = from;
    set.toMinute = to;
    set.note = utf8(m_note->text());
    m_desk->run(set, [self = QPointer(this)](base::Result<clinic::SetAway::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        self->m_firstDay->clear();
        self->m_lastDay->clear();
        self->m_note->clear();
        self->refresh();
        const int inside = static_cast<int>(answer->bookingsInside);
        emit self->said(
            inside == 0 ? tr("Time away added") : tr("Time away added. %n bookings need a new time.", nullptr, inside),
            QStringLiteral("calendar-x"));
    });
}

void HoursSheet::askRemove() {
    const auto id = utf8(m_list->currentIndex().data(widgets::kIdRole).toString());
    if (std::exchange(m_removing, id) != id)
        m_reason->clear();
    m_reasonRow->show();
    m_reason->setFocus();
}

void HoursSheet::remove() {
    const auto id = model::DoctorHoursId::parse(m_removing);
    if (!id || !m_desk)
        return;
    m_desk->run(clinic::RemoveSchedule{*id, utf8(m_reason->text())},
                [self = QPointer(this)](base::Result<clinic::RemoveSchedule::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (!answer) {
                        self->refuse(answer.error());
                        return;
                    }
                    self->m_reason->clear();
                    self->m_removing.clear();
                    self->m_draft->changed();
                    self->m_reasonRow->hide();
                    self->refresh();
                    self->m_list->setFocus();
                    emit self->said(tr("Removed"), QStringLiteral("trash-2"));
                });
}

void HoursSheet::refuse(const base::Error& error) {
    m_error->setText(error.code == base::ErrorCode::alreadyExists
                         ? tr("There are other hours at this time of this day.")
                         : labels::errorSentence(error));
    m_error->show();
}

void HoursSheet::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        add();
        return;
    }
    if (isEnter) {
        // In the reason it removes, and a refusal leaves the caret there.
        if (!m_reason->hasFocus())
            focusNextChild();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (m_reasonRow->isVisible()) {
            // Kept: the next Delete on the same entry has it again.
            m_draft->flush();
            m_reasonRow->hide();
            m_list->setFocus();
            return;
        }
        leave();
        return;
    }
    Card::keyPressEvent(event);
}

}  // namespace opdesk::ui::calendar
